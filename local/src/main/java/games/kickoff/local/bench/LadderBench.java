package games.kickoff.local.bench;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.ladder.BoardCursor;
import games.kickoff.core.ladder.BoardRequest;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.match.FormationReason;
import games.kickoff.core.match.Match;
import games.kickoff.core.match.Outcome;
import games.kickoff.core.match.Ranks;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.record.Ending;
import games.kickoff.core.record.MatchRecord;
import games.kickoff.core.term.Fence;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.local.directory.StackDirectory;
import games.kickoff.local.postgres.EmbeddedPostgres;
import games.kickoff.postgres.connection.Postgres;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.postgres.ladder.PostgresLeaderboards;
import games.kickoff.postgres.ladder.PostgresRatingUpkeep;
import games.kickoff.postgres.migration.Schema;
import games.kickoff.postgres.record.PostgresRecords;
import games.kickoff.postgres.result.PostgresResults;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;

/**
 * Measures leaderboards with a million players in two regions: pages and ranks at random places,
 * one at a time; then how many results are taken per second; and ranks again before the new counts
 * are folded.
 */
final class LadderBench {

  private static final int PLAYERS = 1_000_000;
  private static final int CALLS = 5_000;
  private static final int RESULTS = 1_000;
  private static final Duration AT_MOST = Duration.ofSeconds(60);
  private static final double AIM_MILLIS = 20;
  private static final int ROUNDS = 5;
  private static final int WRITERS = 8;
  private static final int BARE_CALLS = 200;
  private static final Duration COMMITTING = Duration.ofSeconds(1);

  private static final Fence FENCE = new Fence(1);
  private static final LadderRules RULES =
      new LadderRules(
          new LadderName("ranked"),
          LadderRules.RatingModel.GAUSSIAN,
          LadderRules.Results.DEFAULTS,
          Optional.empty());

  private final int players;
  private final int calls;
  private final int results;
  private final Cleanup cleanup;
  private final Random random = new Random(17);

  LadderBench(BenchOptions options, Cleanup cleanup) {
    this.players = options.size(PLAYERS);
    this.calls = options.size(CALLS);
    this.results = options.size(RESULTS);
    this.cleanup = cleanup;
  }

  List<Row> run() throws IOException, InterruptedException {
    StackDirectory directory = cleanup.add(StackDirectory.create(false));
    EmbeddedPostgres server = cleanup.add(EmbeddedPostgres.start(directory.directory("postgres")));
    PostgresSettings settings =
        new PostgresSettings(server.jdbcUrl(), server.user(), server.password(), "bench");
    Postgres postgres = cleanup.add(Postgres.connect(settings));
    new Schema(settings).migrate();
    PostgresRecords records = new PostgresRecords(postgres, () -> FENCE);
    long start = System.nanoTime();
    fill(settings);
    double filled = (System.nanoTime() - start) / 1e9;
    PostgresRatingUpkeep upkeep = new PostgresRatingUpkeep(postgres, () -> FENCE);
    while (upkeep.fold() > 0) {
      // folds part after part, as an operator does
    }
    BarePostgres bare =
        cleanup.add(new BarePostgres(server.jdbcUrl(), server.user(), server.password(), WRITERS));
    PostgresLeaderboards boards = new PostgresLeaderboards(postgres);
    List<MatchRecord> played = play(records);
    measure(calls / 5, () -> page(boards, "")); // warms up
    measure(calls / 5, () -> page(boards, "eu"));
    measure(calls / 5, () -> rank(boards, ""));
    measure(calls / 5, () -> rank(boards, "eu"));
    List<Row> rows = new ArrayList<>();
    rows.add(Row.of("players loaded", "%,d in %.0f s".formatted(players, filled)));
    rows.add(row(bare, "a board's page of 100", () -> page(boards, "")));
    rows.add(row(bare, "  of a region", () -> page(boards, "eu")));
    rows.add(row(bare, "a player's rank", () -> rank(boards, "")));
    rows.add(row(bare, "  in a region", () -> rank(boards, "eu")));
    rows.add(results(postgres, bare, played));
    rows.add(row(bare, "a rank, after those and before counts are folded", () -> rank(boards, "")));
    cleanup.closeParts();
    return rows;
  }

  private void page(PostgresLeaderboards boards, String region) {
    // A random place with the same distribution as the players' scores: most players are in the
    // middle of a board.
    BoardCursor somewhere = new BoardCursor(5 + 7 * random.nextGaussian(), anybody());
    boards.page(new BoardRequest(RULES.name(), region, 100, Optional.of(somewhere)));
  }

  private void rank(PostgresLeaderboards boards, String region) {
    PlayerId player = new PlayerId("p" + random.nextInt(players / 2) * 2); // even numbers are in eu
    if (boards.find(RULES.name(), region, player).isEmpty()) {
      throw new IllegalStateException("not on the board: " + player);
    }
  }

  private PlayerId anybody() {
    return new PlayerId("p" + random.nextInt(players));
  }

  private Row results(Postgres postgres, BarePostgres bare, List<MatchRecord> played)
      throws InterruptedException {
    PostgresResults taken = new PostgresResults(postgres);
    ClosedLoop loop =
        new ClosedLoop(WRITERS, Thread.ofPlatform().daemon().name("bench-", 0).factory());
    Rounds rounds = new Rounds();
    int part = played.size() / ROUNDS;
    for (int round = 0; round < ROUNDS; round++) {
      double commits = bare.commitsPerSecond(COMMITTING);
      List<MatchRecord> these = played.subList(round * part, (round + 1) * part);
      rounds.add(
          loop.run(part, AT_MOST, n -> taken.submit(these.get(n).id(), Ranks.winner(n % 2, 2)))
              .perSecond(),
          commits);
    }
    return Row.of("results taken and rated", Row.rate(rounds.ours().median()))
        .beside("bare commits " + Row.rate(rounds.bare().median()), rounds.ratios());
  }

  /** Records matches that have been played and have no result yet. */
  private List<MatchRecord> play(PostgresRecords records) {
    List<MatchRecord> played = new ArrayList<>();
    Instant now = Instant.now();
    for (int i = 0; i < results; i++) {
      MatchRecord match =
          new MatchRecord(
              new Match(
                  MatchId.create(now, random),
                  new QueueKey("default", "bench"),
                  "eu",
                  List.of(team(), team()),
                  new FormationReason(FormationReason.Rule.FULL, Duration.ZERO),
                  Optional.of(RULES)),
              Optional.empty(),
              Optional.of(now));
      records.end(
          match, new Ending(now, Outcome.COMPLETED, EndReason.STOPPED, "", Optional.empty()));
      played.add(match);
    }
    return played;
  }

  private List<Ticket> team() {
    Instant now = Instant.now();
    return List.of(
        new Ticket(TicketId.create(now, random), List.of(anybody()), now, 0),
        new Ticket(TicketId.create(now, random), List.of(anybody()), now, 0));
  }

  private void fill(PostgresSettings settings) throws IOException {
    // The sum of twelve random numbers is nearly normal. Means are around 25, deviations from 1 to
    // 8.
    String fill =
        """
        INSERT INTO ratings (ladder, player, mean, deviation, region, games, played, idle_since)
        SELECT 'ranked', 'p' || n,
          25 + 7 * (random() + random() + random() + random() + random() + random() + random()
            + random() + random() + random() + random() + random() - 6),
          1 + 7 * random() * random(),
          CASE n %% 2 WHEN 0 THEN 'eu' ELSE 'us' END, 10, now(), now()
        FROM generate_series(0, %d) AS n
        """
            .formatted(players - 1);
    try (Connection connection =
            DriverManager.getConnection(
                settings.url() + "?currentSchema=" + settings.schema(),
                settings.user(),
                settings.password());
        Statement statement = connection.createStatement()) {
      statement.execute(fill);
      statement.execute("VACUUM ANALYZE ratings");
    } catch (SQLException e) {
      throw new IOException("the players could not be loaded: " + e.getMessage(), e);
    }
  }

  private static double[] measure(int times, Runnable call) {
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      call.run();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }

  /** Measures a call in rounds. Each round first measures how long the smallest query takes. */
  private Row row(BarePostgres bare, String what, Runnable call) {
    Rounds rounds = new Rounds();
    double[] all = new double[0];
    for (int round = 0; round < ROUNDS; round++) {
      double answer = bare.answerMillis(BARE_CALLS);
      double[] millis = measure(calls / ROUNDS, call);
      rounds.add(millis[millis.length / 2], answer);
      all = DoubleStream.concat(Arrays.stream(all), Arrays.stream(millis)).toArray();
    }
    Arrays.sort(all);
    double p99 = all[all.length * 99 / 100];
    return Row.of(
            what,
            "p50 %s, p99 %s".formatted(Row.millis(all[all.length / 2]), Row.millis(p99)),
            "p99 <= %.0f ms".formatted(AIM_MILLIS),
            p99 <= AIM_MILLIS)
        .beside("SELECT 1 p50 %.2f ms".formatted(rounds.bare().median()), rounds.ratios());
  }
}
