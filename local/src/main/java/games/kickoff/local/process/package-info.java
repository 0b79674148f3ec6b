/**
 * Child processes of a stack: started with a bare environment, ended for sure. Knows nothing of
 * what the processes are for.
 */
@NullMarked
package games.kickoff.local.process;

import org.jspecify.annotations.NullMarked;
