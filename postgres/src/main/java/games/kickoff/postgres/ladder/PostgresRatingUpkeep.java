package games.kickoff.postgres.ladder;

import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.ladder.RatingUpkeep;
import games.kickoff.core.term.Term;
import games.kickoff.postgres.connection.FencedTransactions;
import games.kickoff.postgres.connection.Postgres;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** {@link RatingUpkeep} in Postgres. */
public final class PostgresRatingUpkeep implements RatingUpkeep {

  private static final String FOLD =
      """
      WITH gone AS (
        DELETE FROM board_changes
        WHERE ctid = ANY (ARRAY(SELECT ctid FROM board_changes LIMIT %d FOR UPDATE SKIP LOCKED))
        RETURNING ladder, region, bucket, players),
      added AS (
        INSERT INTO board_counts AS old (ladder, region, bucket, players)
        SELECT ladder, region, bucket, sum(players) FROM gone GROUP BY ladder, region, bucket
        ON CONFLICT (ladder, region, bucket)
        DO UPDATE SET players = old.players + excluded.players)
      SELECT count(*) FROM gone
      """
          .formatted(MOST_CHANGES);

  private final FencedTransactions leader;

  public PostgresRatingUpkeep(Postgres postgres, Term term) {
    this.leader = new FencedTransactions(postgres, term);
  }

  @Override
  public int decay(LadderRules ladder) {
    return ladder.decay().isEmpty()
        ? 0
        : leader.inTransaction(
            transaction -> Decays.sweep(transaction, ladder, ladder.decay().get(), MOST_PLAYERS));
  }

  @Override
  public int fold() {
    return leader.inTransaction(transaction -> {
      try (PreparedStatement fold = transaction.prepareStatement(FOLD);
          ResultSet row = fold.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    });
  }
}
