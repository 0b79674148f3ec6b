/**
 * What the operator does for ratings: their upkeep while it leads, and the command that computes
 * them anew. What a result changes is the store's.
 */
@NullMarked
package games.kickoff.operator.rating;

import org.jspecify.annotations.NullMarked;
