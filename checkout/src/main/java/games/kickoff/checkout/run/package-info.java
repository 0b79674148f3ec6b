/**
 * {@code kickoff run}, which starts a whole local stack, prints where its parts are and keeps it up
 * until a signal; and the commands that change the objects of such a stack. They never change a
 * cluster.
 */
@NullMarked
package games.kickoff.checkout.run;

import org.jspecify.annotations.NullMarked;
