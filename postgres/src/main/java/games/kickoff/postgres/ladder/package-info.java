/**
 * Ratings and leaderboards in Postgres. Ratings change only together with the append-only ledger,
 * from which they can be computed again.
 */
@NullMarked
package games.kickoff.postgres.ladder;

import org.jspecify.annotations.NullMarked;
