/** What the platform asks a process: whether it lives, whether it is ready, how it does. */
@NullMarked
package games.kickoff.operator.management;

import org.jspecify.annotations.NullMarked;
