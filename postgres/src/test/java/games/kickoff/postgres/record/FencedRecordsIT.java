package games.kickoff.postgres.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.FormationReason;
import games.kickoff.core.match.Match;
import games.kickoff.core.match.Outcome;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.record.Ending;
import games.kickoff.core.record.MatchRecord;
import games.kickoff.core.record.RecordResult;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.term.Fence;
import games.kickoff.core.term.StaleFence;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.postgres.connection.Snapshot;
import games.kickoff.postgres.fixture.TestPostgres;
import games.kickoff.postgres.migration.Schema;
import games.kickoff.testing.StallingProxy;
import games.kickoff.testing.WaitBound;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invariant 6 in Postgres: a former leader writes nothing once a newer one has begun its term. */
class FencedRecordsIT {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final Fence YESTERDAY = new Fence(7);
  private static final Fence TODAY = new Fence(8);

  private final Random random = new Random(5);
  private PostgresSettings settings;
  private PostgresRecords woken;
  private PostgresRecords leader;

  @BeforeEach
  void migrate() {
    settings = TestPostgres.freshSchema();
    woken = PostgresRecords.connect(settings, () -> YESTERDAY);
    leader = PostgresRecords.connect(settings, () -> TODAY);
    new Schema(settings).migrate();
  }

  @AfterEach
  void close() {
    woken.close();
    leader.close();
  }

  @Test
  void aLateInsertLoses() {
    woken.record(match("p1"));
    leader.record(match("p2"));
    MatchRecord late = match("p3");

    assertThatThrownBy(() -> woken.record(late)).isInstanceOf(StaleFence.class);

    assertThat(leader.find(late.id())).isEmpty();
    assertThat(leader.record(match("p3"))).isEqualTo(new RecordResult.Recorded());
  }

  @Test
  void aLateEndChangesNothing() {
    MatchRecord live = match("p1");
    woken.record(live);
    MatchRecord never = match("p2");
    leader.record(match("p3"));

    assertThatThrownBy(() -> woken.end(live, ending())).isInstanceOf(StaleFence.class);
    assertThatThrownBy(() -> woken.end(live.id(), ending())).isInstanceOf(StaleFence.class);
    assertThatThrownBy(() -> woken.end(never, ending())).isInstanceOf(StaleFence.class);

    assertThat(leader.find(live.id()).orElseThrow().ended()).isEmpty();
    assertThat(leader.find(never.id())).isEmpty();
  }

  /** No newer term can begin between a transaction's check of the fence and its commit. */
  @Test
  void aNewLeaderWaitsForAWriteThatIsUnderWay() throws Exception {
    try (Connection underWay = TestPostgres.bare(settings);
        Statement hold = underWay.createStatement()) {
      underWay.setAutoCommit(false);
      hold.execute("SELECT fence FROM term FOR SHARE");
      CompletableFuture<RecordResult> first =
          CompletableFuture.supplyAsync(() -> leader.record(match("p1")));

      await().until(() -> waitingForALock() == 1);
      assertThat(first).isNotDone();
      underWay.commit();

      assertThat(first.get()).isEqualTo(new RecordResult.Recorded());
    }
  }

  @Test
  void aLeaderWhoStopsInTheMiddleOfAWriteHoldsNobodyUpForLong() throws Exception {
    URI direct = URI.create(settings.url().substring("jdbc:".length()));
    try (StallingProxy proxy = new StallingProxy(direct.getPort());
        PostgresRecords stopped =
            PostgresRecords.connect(through(proxy, direct), () -> YESTERDAY)) {
      MatchRecord other = match("p1");
      boolean inserted =
          Snapshot.read(
              settings,
              "in-the-way",
              inTheWay -> {
                MatchRows.insertMatch(inTheWay, other, Optional.empty());
                MatchRows.insertPlayers(inTheWay, other.match());
                var unused = CompletableFuture.runAsync(() -> stopped.record(match("p1")));
                await().until(() -> waitingForALock() == 1);

                proxy.stall();
                return true; // the whole transaction is rolled back
              });
      assertThat(inserted).isTrue();

      await()
          .atMost(WaitBound.BOUND)
          .ignoreException(StoreUnavailable.class)
          .untilAsserted(
              () -> assertThat(leader.record(match("p2"))).isEqualTo(new RecordResult.Recorded()));
    }
  }

  private PostgresSettings through(StallingProxy proxy, URI direct) {
    String there = settings.url().replace(":" + direct.getPort(), ":" + proxy.port());
    // a stopped process does not close its connection either
    String url = there + (there.contains("?") ? "&" : "?") + "socketTimeout=0";
    return new PostgresSettings(url, settings.user(), settings.password(), settings.schema());
  }

  private int waitingForALock() throws Exception {
    String sql = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
    try (Connection bare = TestPostgres.bare(settings);
        Statement statement = bare.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static Ending ending() {
    return new Ending(NOW, Outcome.FAILED, EndReason.READY_TIMEOUT, "", Optional.empty());
  }

  private MatchRecord match(String player) {
    Ticket ticket = new Ticket(TicketId.create(NOW, random), List.of(new PlayerId(player)), NOW, 0);
    return new MatchRecord(
        new Match(
            MatchId.create(NOW, random),
            new QueueKey("default", "duel"),
            "eu",
            List.of(List.of(ticket)),
            new FormationReason(FormationReason.Rule.FULL, Duration.ofSeconds(2)),
            Optional.empty()),
        Optional.of("pod-1"),
        Optional.of(NOW));
  }
}
