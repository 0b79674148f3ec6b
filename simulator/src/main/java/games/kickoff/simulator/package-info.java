/**
 * {@code make simulate}: an hour of a queue in seconds, by the matcher the operator runs, beside
 * the usual ways to match. Depends on core alone; reads and writes files, and nothing else of the
 * world.
 */
@NullMarked
package games.kickoff.simulator;

import org.jspecify.annotations.NullMarked;
