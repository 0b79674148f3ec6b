/**
 * What happened in a run, as the bots, the stores, the API server and the node saw it. Plain
 * values: nothing here does I/O or judges.
 */
@NullMarked
package games.kickoff.faults.history;

import org.jspecify.annotations.NullMarked;
