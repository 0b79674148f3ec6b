/**
 * Child processes of a stack, which start with a minimal environment and are always ended. It
 * doesn't know what the processes are for.
 */
@NullMarked
package games.kickoff.local.process;

import org.jspecify.annotations.NullMarked;
