/**
 * What happened in a run, as seen by everybody who saw it: the bots, the stores, the API server,
 * the node. Values only; nothing here asks anybody or judges anything.
 */
@NullMarked
package games.kickoff.faults.history;

import org.jspecify.annotations.NullMarked;
