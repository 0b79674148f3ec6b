package games.kickoff.postgres.record;

import static org.assertj.core.api.Assertions.assertThat;

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
import games.kickoff.core.record.RecordView;
import games.kickoff.core.term.Fence;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.postgres.fixture.TestPostgres;
import games.kickoff.postgres.migration.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordsIT {

  private static final Instant FORMED = Instant.parse("2026-01-02T03:04:05.678912Z");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  private static final Fence FENCE = new Fence(5);

  private final Random random = new Random(3);
  private PostgresSettings settings;
  private PostgresRecords records;

  @BeforeEach
  void migrate() {
    settings = TestPostgres.freshSchema();
    new Schema(settings).migrate();
    records = PostgresRecords.connect(settings, () -> FENCE);
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void aMatchIsRecordedOnceAndIsLive() {
    MatchRecord match = match("p1", "p2");

    assertThat(records.record(match)).isEqualTo(new RecordResult.Recorded());
    assertThat(records.record(match)).isEqualTo(new RecordResult.Recorded());

    RecordView row = records.find(match.id()).orElseThrow();
    assertThat(row.created()).isEqualTo(match.match().formedAt()).isEqualTo(FORMED);
    assertThat(row.ended()).isEmpty();
    assertThat(row.ready()).contains(NOW);
    assertThat(row.queue()).isEqualTo(match.match().queue());
  }

  @Test
  void aPlayerIsInOneLiveMatch() {
    MatchRecord first = match("p1", "p2");
    records.record(first);

    RecordResult second = records.record(match("p3", "p2"));

    assertThat(second).isEqualTo(new RecordResult.PlayerBusy(new PlayerId("p2"), first.id()));
    assertThat(records.record(match("p3", "p4"))).isEqualTo(new RecordResult.Recorded());
  }

  @Test
  void ofManyMatchesWithTheSamePlayersAtOnceOneIsLive() throws Exception {
    int live = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<RecordResult>> results = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        MatchRecord match = i % 2 == 0 ? match("p1", "p2") : match("p2", "p1");
        results.add(threads.submit(() -> records.record(match)));
      }
      for (Future<RecordResult> result : results) {
        live += result.get() instanceof RecordResult.Recorded ? 1 : 0;
      }
    }
    assertThat(live).isEqualTo(1);
  }

  @Test
  void aMatchEndsOnceAndFreesItsPlayers() {
    MatchRecord match = match("p1", "p2");
    records.record(match);

    assertThat(records.end(match, ending("Stopped", "{\"winner\":1}"))).isTrue();
    assertThat(records.end(match, ending("ServerLost", "other"))).isFalse();

    RecordView row = records.find(match.id()).orElseThrow();
    assertThat(row.ended()).contains(NOW);
    assertThat(row.status()).isEqualTo(Outcome.COMPLETED);
    assertThat(row.reason()).contains(EndReason.STOPPED);
    assertThat(row.result()).contains("{\"winner\":1}");
    assertThat(records.record(match("p1", "p2"))).isEqualTo(new RecordResult.Recorded());
  }

  @Test
  void aLateRecordOfAMatchThatEndedUnrecordedLoses() {
    MatchRecord match = match("p1", "p2");
    assertThat(records.end(match, ending("ReadyTimeout", ""))).isTrue();

    assertThat(records.record(match)).isEqualTo(new RecordResult.AlreadyEnded());
    assertThat(records.record(match("p1", "p2"))).isEqualTo(new RecordResult.Recorded());
  }

  @Test
  void openRecordsAreFound() {
    MatchRecord open = match("p1", "p2");
    MatchRecord over = match("p3", "p4");
    records.record(open);
    records.record(over);
    records.end(over, ending("Stopped", ""));

    assertThat(records.open(Duration.ZERO.minusMinutes(1), 10))
        .extracting(RecordView::id)
        .containsExactly(open.id());
    assertThat(records.open(Duration.ofDays(36_500), 10)).isEmpty();
  }

  @Test
  void anOversizeResultIsCutAtACharacter() {
    MatchRecord match = match("p1", "p2");
    records.record(match);

    records.end(match, ending("Stopped", "ü".repeat(3000) + "\0"));

    assertThat(records.find(match.id()).orElseThrow().result()).contains("ü".repeat(2048));
  }

  @Test
  void aMessageWithBytesPostgresCannotHoldDoesNotKeepAMatchLive() {
    MatchRecord match = match("p1", "p2");
    records.record(match);

    assertThat(
            records.end(
                match,
                new Ending(
                    NOW, Outcome.FAILED, EndReason.SERVER_CRASHED, "core\0dump", Optional.empty())))
        .isTrue();
  }

  private static Ending ending(String reason, String result) {
    return new Ending(NOW, Outcome.COMPLETED, EndReason.read(reason), "", Optional.of(result));
  }

  /** A match with one player in each team. */
  private MatchRecord match(String... players) {
    List<List<Ticket>> teams =
        Arrays.stream(players)
            .map(player ->
                List.of(
                    new Ticket(
                        TicketId.create(NOW, random), List.of(new PlayerId(player)), NOW, 0)))
            .toList();
    return new MatchRecord(
        new Match(
            MatchId.create(FORMED, random),
            FORMED,
            new QueueKey("default", "duel"),
            "eu",
            teams,
            new FormationReason(FormationReason.Rule.FULL, Duration.ofSeconds(2)),
            Optional.empty()),
        Optional.of("pod-1"),
        Optional.of(NOW));
  }
}
