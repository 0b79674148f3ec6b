/**
 * {@code kickoff run}: a whole stack that stays up until it is asked to stop, and says where all of
 * it is. Beside it the commands that change the objects of such a stack, and of no cluster.
 */
@NullMarked
package games.kickoff.checkout.run;

import org.jspecify.annotations.NullMarked;
