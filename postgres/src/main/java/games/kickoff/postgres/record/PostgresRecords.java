package games.kickoff.postgres.record;

import games.kickoff.core.fact.BadFacts;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.record.Ending;
import games.kickoff.core.record.MatchRecord;
import games.kickoff.core.record.RecordResult;
import games.kickoff.core.record.RecordView;
import games.kickoff.core.record.Records;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.term.Term;
import games.kickoff.postgres.connection.FencedTransactions;
import games.kickoff.postgres.connection.Postgres;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.postgres.connection.Transaction;
import games.kickoff.postgres.ladder.MatchRatings;
import games.kickoff.postgres.result.MatchResults;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Records} in Postgres. */
public final class PostgresRecords implements Records, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PostgresRecords.class);

  private final Postgres postgres;
  private final FencedTransactions leader;
  private final BadFacts bad;

  /** The records as written by the leader of that term. */
  public PostgresRecords(Postgres postgres, Term term) {
    this(postgres, term, BadFacts.NONE);
  }

  /**
   * As {@link #PostgresRecords(Postgres, Term)}; rows that can't be read are reported to {@code
   * bad}.
   */
  public PostgresRecords(Postgres postgres, Term term, BadFacts bad) {
    this.postgres = postgres;
    this.bad = bad;
    this.leader = new FencedTransactions(postgres, term);
  }

  /**
   * The records with a connection pool of their own, which {@link #close} closes. Nothing is
   * connected until the first use.
   */
  public static PostgresRecords connect(PostgresSettings settings, Term term) {
    return new PostgresRecords(Postgres.connect(settings), term);
  }

  /** As {@link #connect(PostgresSettings, Term)}, for a process that only reads. */
  public static PostgresRecords connect(PostgresSettings settings) {
    return connect(settings, Term.NONE);
  }

  @Override
  public RecordResult record(MatchRecord match) {
    // There are two rounds, as the other match may have ended between the refused insert and the
    // query for it.
    for (int round = 0; round < 2; round++) {
      Optional<RecordResult> result =
          leader.inTransaction(transaction -> tryRecord(transaction, match));
      if (result.isPresent()) {
        return result.get();
      }
      Optional<RecordResult> busy =
          postgres.inTransaction(transaction -> MatchRows.findBusy(transaction, match));
      if (busy.isPresent()) {
        return busy.get();
      }
    }
    throw new StoreUnavailable(
        "Postgres (" + postgres.settings() + "): players of " + match.id() + " come and go",
        new SQLException("unique violation without a row"));
  }

  /** Records the match; empty when a player is in another live match. */
  private static Optional<RecordResult> tryRecord(Transaction transaction, MatchRecord match)
      throws SQLException {
    if (MatchRows.insertMatch(transaction, match, Optional.empty())) {
      try {
        MatchRows.insertPlayers(transaction, match.match());
        Optional<LadderRules> ladder = match.match().ladder();
        if (ladder.isPresent()) {
          MatchRatings.expect(transaction, match.id(), ladder.get(), match.match().players());
        }
        return Optional.of(new RecordResult.Recorded());
      } catch (SQLException e) {
        if (MatchRows.isOneLive(e)) {
          transaction.rollback();
          return Optional.empty();
        }
        throw e;
      }
    }
    boolean ended = MatchRows.isEnded(transaction, match.id());
    return Optional.of(ended ? new RecordResult.AlreadyEnded() : new RecordResult.Recorded());
  }

  @Override
  public boolean end(MatchRecord match, Ending ending) {
    return leader.inTransaction(transaction ->
        // A match whose row is missing, because it was lost, is rated, too.
        MatchRows.insertMatch(transaction, match, Optional.of(ending))
            ? withResult(transaction, match.id(), ending)
            : endRow(transaction, match.id(), ending));
  }

  @Override
  public boolean end(MatchId match, Ending ending) {
    return leader.inTransaction(transaction -> endRow(transaction, match, ending));
  }

  private static boolean endRow(Transaction transaction, MatchId match, Ending ending)
      throws SQLException {
    return MatchRows.endRow(transaction, match, ending) && withResult(transaction, match, ending);
  }

  private static boolean withResult(Transaction transaction, MatchId match, Ending ending)
      throws SQLException {
    Savepoint ended = transaction.setSavepoint();
    try {
      MatchResults.applyAtEnd(transaction, match, ending.outcome(), ending.result());
      transaction.releaseSavepoint(ended);
    } catch (SQLException e) {
      if (!Postgres.refusesData(e)) {
        throw e; // an outage: the caller tries the whole call again
      }
      leaveResult(transaction, ended, match, e);
    } catch (RuntimeException e) {
      leaveResult(transaction, ended, match, e);
    }
    return true;
  }

  /**
   * Undoes the rating alone. A match ends even if its result can't be rated, as its players must
   * not stay busy.
   */
  private static void leaveResult(
      Transaction transaction, Savepoint ended, MatchId match, Exception why) throws SQLException {
    transaction.rollback(ended);
    log.error(
        "Match {} ends, and its result can't be rated; if it waits, it is tried again when it is"
            + " handed in again",
        match,
        why);
  }

  @Override
  public Optional<RecordView> find(MatchId match) {
    return postgres.inTransaction(transaction -> {
      try (PreparedStatement select =
          transaction.prepareStatement(MatchRows.COLUMNS + "WHERE id = ?")) {
        select.setString(1, match.value());
        List<RecordView> rows = MatchRows.views(select, bad);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
      }
    });
  }

  @Override
  public List<RecordView> open(Duration olderThan, int limit) {
    String where = "WHERE ended IS NULL AND created < now() - ? * interval '1 ms'";
    return postgres.inTransaction(transaction -> {
      try (PreparedStatement select =
          transaction.prepareStatement(MatchRows.COLUMNS + where + " ORDER BY created LIMIT ?")) {
        select.setLong(1, olderThan.toMillis());
        select.setInt(2, limit);
        return MatchRows.views(select, bad);
      }
    });
  }

  @Override
  public void ping() {
    postgres.ping();
  }

  @Override
  public void close() {
    postgres.close();
  }
}
