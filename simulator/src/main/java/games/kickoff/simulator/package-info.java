/**
 * {@code make simulate}: simulates an hour of a queue in seconds, with the matcher that the
 * operator runs, and compares it with common ways to match. Depends on core and operator-api alone.
 * Its only input and output are files and the terminal.
 */
@NullMarked
package games.kickoff.simulator;

import org.jspecify.annotations.NullMarked;
