/**
 * The operator's part in ratings: their upkeep while it leads, and the command that recomputes them
 * from the ledger. The store changes ratings when a result arrives.
 */
@NullMarked
package games.kickoff.operator.rating;

import org.jspecify.annotations.NullMarked;
