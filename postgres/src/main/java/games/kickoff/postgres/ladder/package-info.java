/**
 * Ratings, and the boards made of them. Ratings change only together with the append-only ledger,
 * from which they can be computed again.
 */
@NullMarked
package games.kickoff.postgres.ladder;

import org.jspecify.annotations.NullMarked;
