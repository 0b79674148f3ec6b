package games.kickoff.postgres.result;

import static games.kickoff.postgres.fixture.Ladder.RANKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.match.MatchStatus;
import games.kickoff.core.match.Outcome;
import games.kickoff.core.match.Ranks;
import games.kickoff.core.rating.Rating;
import games.kickoff.core.record.MatchRecord;
import games.kickoff.core.result.AcceptedResult;
import games.kickoff.core.result.MatchCursor;
import games.kickoff.core.result.MatchPage;
import games.kickoff.core.result.MatchPlayer;
import games.kickoff.core.result.MatchRequest;
import games.kickoff.core.result.PlayedMatch;
import games.kickoff.core.result.ResultSource;
import games.kickoff.core.result.SubmitResult;
import games.kickoff.core.store.DataRefused;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.postgres.fixture.Ladder;
import games.kickoff.postgres.fixture.TestPostgres;
import games.kickoff.postgres.ladder.LedgerReplay;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsIT {

  private static final Ranks A_WINS = Ranks.winner(0, 2);
  private static final Ranks B_WINS = Ranks.winner(1, 2);
  private static final Rating NEWCOMER = RANKED.newcomer();
  private static final LadderRules ENDS = Ladder.with(true, LadderRules.WhileRunning.END);

  private final Ladder ladder = Ladder.open();

  @AfterEach
  void everyRatingIsTheOneOfItsLedger() {
    assertThat(LedgerReplay.run(ladder.settings).examples()).isEmpty();
    ladder.close();
  }

  @Test
  void aResultChangesRatingsOnceHoweverOftenItIsHandedIn() {
    MatchRecord match = ladder.played(RANKED, "a", "b");

    SubmitResult first = ladder.results.submit(match.id(), A_WINS);
    SubmitResult again = ladder.results.submit(match.id(), A_WINS);

    AcceptedResult accepted = ((SubmitResult.Accepted) first).result();
    assertThat(accepted.state()).isEqualTo(AcceptedResult.State.RATED);
    assertThat(again).isEqualTo(new SubmitResult.AlreadyTheSame(accepted, false));
    assertThat(rating("a").mean()).isCloseTo(29.39583, within(1e-5));
    assertThat(rating("a").deviation()).isCloseTo(7.17148, within(1e-5));
    assertThat(rating("b").mean()).isCloseTo(20.60417, within(1e-5));
    assertThat(rating("b").deviation()).isCloseTo(7.17148, within(1e-5));
  }

  @Test
  void anotherResultIsAnsweredWithTheFirst() {
    MatchRecord match = ladder.played(RANKED, "a", "b");
    ladder.results.submit(match.id(), A_WINS);
    Rating rated = rating("a");

    SubmitResult other = ladder.results.submit(match.id(), B_WINS);

    assertThat(((SubmitResult.Different) other).first().ranks()).isEqualTo(A_WINS);
    assertThat(rating("a")).isEqualTo(rated);
  }

  @Test
  void ofManyResultsAtOnceOneCounts() throws Exception {
    MatchRecord match = ladder.played(RANKED, "a b", "c d");

    List<SubmitResult> answers = atOnce(match.id(), List.of(A_WINS, B_WINS, A_WINS, B_WINS));

    SubmitResult.Accepted accepted =
        answers.stream()
            .filter(SubmitResult.Accepted.class::isInstance)
            .map(SubmitResult.Accepted.class::cast)
            .reduce((one, two) -> {
              throw new AssertionError("two accepted");
            })
            .orElseThrow();
    assertThat(answers).filteredOn(SubmitResult.AlreadyTheSame.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(SubmitResult.Different.class::isInstance).hasSize(2);
    boolean aWon = accepted.result().ranks().equals(A_WINS);
    assertThat(rating("a").mean() > 25).isEqualTo(aWon);
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void matchesWithTheSamePlayersAreRatedAtOnceWithoutADeadlock() throws Exception {
    Random random = new Random(7);
    List<MatchRecord> matches = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean turned = random.nextBoolean();
      matches.add(
          turned ? ladder.played(RANKED, "a b", "c d") : ladder.played(RANKED, "d c", "b a"));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Future<SubmitResult>> answers = new ArrayList<>();
      for (MatchRecord match : matches) {
        answers.add(threads.submit(() -> ladder.results.submit(match.id(), A_WINS)));
      }
      for (Future<SubmitResult> answer : answers) {
        assertThat(answer.get()).isInstanceOf(SubmitResult.Accepted.class);
      }
    }
    assertThat(entries()).isEqualTo(40);
  }

  @Test
  void aMatchEndsThoughItsResultCannotBeRatedAndCountsWhenHandedInAgain() throws Exception {
    MatchRecord match = ladder.playing(RANKED, "a", "b");
    ladder.results.submit(match.id(), A_WINS);
    ladder.sql("ALTER TABLE ratings ADD CONSTRAINT unrateable CHECK (games < 0) NOT VALID");

    ladder.end(match, Outcome.COMPLETED, "");

    PlayedMatch ended = ladder.results.find(match.id()).orElseThrow();
    assertThat(ended.status()).isEqualTo(Outcome.COMPLETED);
    assertThat(ended.result().orElseThrow().state()).isEqualTo(AcceptedResult.State.WAITING);
    assertThat(entries()).isZero();

    ladder.sql("ALTER TABLE ratings DROP CONSTRAINT unrateable");
    SubmitResult again = ladder.results.submit(match.id(), A_WINS);
    assertThat(((SubmitResult.AlreadyTheSame) again).result().state())
        .isEqualTo(AcceptedResult.State.RATED);
    assertThat(rating("a").mean()).isCloseTo(29.39583, within(1e-5));
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void aTransactionThatDiesInBetweenLeavesNothingAndTheNextOneCounts() throws Exception {
    MatchRecord match = ladder.played(RANKED, "a", "b");
    ladder.sql(
        "CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'");
    ladder.sql(
        "CREATE TRIGGER die AFTER INSERT ON results FOR EACH STATEMENT EXECUTE FUNCTION die()");

    assertThatThrownBy(() -> ladder.results.submit(match.id(), A_WINS))
        .isInstanceOf(StoreUnavailable.class);

    assertThat(entries()).isZero();
    assertThat(rating("a")).isEqualTo(NEWCOMER);
    ladder.sql("DROP TRIGGER die ON results");
    assertThat(ladder.results.submit(match.id(), A_WINS)).isInstanceOf(SubmitResult.Accepted.class);
    assertThat(entries()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"winner\":\"teamA\",\"score\":[3,1]}", "{\"ranks\":[0,1]}"})
  void aServersMessageIsAResult(String message) {
    MatchRecord match = ladder.playing(RANKED, "a", "b");

    ladder.end(match, Outcome.COMPLETED, message);

    AcceptedResult result = find(match).result().orElseThrow();
    assertThat(result.ranks()).isEqualTo(A_WINS);
    assertThat(result.source()).isEqualTo(ResultSource.SERVER);
    assertThat(rating("a").mean()).isCloseTo(29.39583, within(1e-5));
  }

  @Test
  void anyOtherMessageIsKeptAndLeavesTheMatchToTheApi() {
    MatchRecord match = ladder.playing(RANKED, "a", "b");

    ladder.end(match, Outcome.COMPLETED, "{\"reason\":\"length\"}");

    assertThat(find(match).result()).isEmpty();
    assertThat(ladder.records.find(match.id()).orElseThrow().result())
        .contains("{\"reason\":\"length\"}");
    assertThat(ladder.results.submit(match.id(), B_WINS)).isInstanceOf(SubmitResult.Accepted.class);
  }

  @Test
  void aServersMessageIsNoResultWhereTheQueueSaysSo() {
    MatchRecord match = ladder.playing(Ladder.with(false, LadderRules.WhileRunning.WAIT), "a", "b");

    ladder.end(match, Outcome.COMPLETED, "{\"winner\":\"teamA\"}");

    assertThat(find(match).result()).isEmpty();
    assertThat(rating("a")).isEqualTo(NEWCOMER);
  }

  @Test
  void whicheverOfServerAndApiIsFirstCounts() throws Exception {
    for (int i = 0; i < 10; i++) {
      MatchRecord match = ladder.playing(RANKED, "a" + i, "b" + i);
      SubmitResult answer;
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<SubmitResult> api = threads.submit(() -> ladder.results.submit(match.id(), B_WINS));
        Future<?> server =
            threads.submit(() -> ladder.end(match, Outcome.COMPLETED, "{\"winner\":\"teamA\"}"));
        answer = api.get();
        server.get();
      }
      AcceptedResult result = find(match).result().orElseThrow();
      assertThat(result.state()).isEqualTo(AcceptedResult.State.RATED);
      boolean apiWon = answer instanceof SubmitResult.Accepted;
      assertThat(result.source()).isEqualTo(apiWon ? ResultSource.API : ResultSource.SERVER);
      assertThat(rating("b" + i).mean() > 25).isEqualTo(apiWon);
      assertThat(apiWon || answer instanceof SubmitResult.Different).isTrue();
    }
    assertThat(entries()).isEqualTo(10);
  }

  @Test
  void aResultOfARunningMatchWaitsForItsEnd() throws SQLException {
    MatchRecord match = ladder.playing(RANKED, "a", "b");

    SubmitResult answer = ladder.results.submit(match.id(), A_WINS);

    SubmitResult.Accepted accepted = (SubmitResult.Accepted) answer;
    assertThat(accepted.result().state()).isEqualTo(AcceptedResult.State.WAITING);
    assertThat(accepted.endsMatch()).isFalse();
    assertThat(rating("a")).isEqualTo(NEWCOMER);
    assertThat(ladder.records.find(match.id()).orElseThrow().endedByResult()).isFalse();

    ladder.end(match, Outcome.COMPLETED, "{\"winner\":\"teamB\"}");
    ladder.end(match, Outcome.COMPLETED, "{\"winner\":\"teamB\"}");

    assertThat(find(match).result().orElseThrow().source()).isEqualTo(ResultSource.API);
    assertThat(rating("a").mean()).isCloseTo(29.39583, within(1e-5));
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void aResultEndsARunningMatchWhereTheQueueSaysSo() {
    MatchRecord match = ladder.playing(ENDS, "a", "b");
    assertThat(ladder.records.find(match.id()).orElseThrow().endedByResult()).isFalse();

    SubmitResult answer = ladder.results.submit(match.id(), A_WINS);

    assertThat(((SubmitResult.Accepted) answer).endsMatch()).isTrue();
    assertThat(ladder.records.find(match.id()).orElseThrow().endedByResult()).isTrue();
    assertThat(
            ((SubmitResult.AlreadyTheSame) ladder.results.submit(match.id(), A_WINS)).endsMatch())
        .isTrue();
    ladder.end(match, Outcome.COMPLETED, "");
    assertThat(ladder.records.find(match.id()).orElseThrow().endedByResult()).isFalse();
    assertThat(find(match).result().orElseThrow().state()).isEqualTo(AcceptedResult.State.RATED);
    assertThat(
            ((SubmitResult.AlreadyTheSame) ladder.results.submit(match.id(), A_WINS)).endsMatch())
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILED", "ABANDONED"})
  void aResultThatWasAcceptedStandsWhenTheServerIsLostAfterwards(Outcome outcome) {
    MatchRecord match = ladder.playing(RANKED, "a", "b");
    ladder.results.submit(match.id(), A_WINS);

    ladder.end(match, outcome, "");

    assertThat(find(match).result().orElseThrow().state()).isEqualTo(AcceptedResult.State.RATED);
    assertThat(rating("a").mean()).isGreaterThan(25);
  }

  @Test
  void aCancelledMatchMakesTheResultThatWaitsVoid() {
    MatchRecord match = ladder.playing(RANKED, "a", "b");
    ladder.results.submit(match.id(), A_WINS);

    ladder.end(match, Outcome.CANCELLED, "");

    assertThat(find(match).result().orElseThrow().state()).isEqualTo(AcceptedResult.State.VOID);
    assertThat(rating("a")).isEqualTo(NEWCOMER);
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILED", "ABANDONED", "CANCELLED"})
  void aMatchThatWasNotPlayedToItsEndTakesNoResult(Outcome outcome) {
    MatchRecord match = ladder.playing(RANKED, "a", "b");
    ladder.end(match, outcome, "{\"winner\":\"teamA\"}");

    SubmitResult answer = ladder.results.submit(match.id(), A_WINS);

    assertThat(answer).isEqualTo(new SubmitResult.NotPlayed(outcome));
    assertThat(rating("a")).isEqualTo(NEWCOMER);
    assertThat(find(match).result()).isEmpty();
  }

  @Test
  void aMatchWithoutALadderKeepsItsResultAndChangesNoRating() throws SQLException {
    MatchRecord match = ladder.match(Optional.empty(), "eu", "a", "b");
    ladder.records.record(match);
    ladder.end(match, Outcome.COMPLETED, "");

    SubmitResult answer = ladder.results.submit(match.id(), A_WINS);

    assertThat(((SubmitResult.Accepted) answer).result().state())
        .isEqualTo(AcceptedResult.State.UNRATED);
    assertThat(entries()).isZero();
  }

  @Test
  void nobodysMatchAndAnotherNumberOfTeamsAreToldApart() {
    MatchRecord match = ladder.played(RANKED, "a", "b");

    assertThat(ladder.results.submit(new MatchId("0".repeat(26)), A_WINS))
        .isEqualTo(new SubmitResult.UnknownMatch());
    assertThat(ladder.results.submit(match.id(), Ranks.draw(3)))
        .isEqualTo(new SubmitResult.WrongTeams(2, Ranks.draw(3)));
  }

  @Test
  void unequalTeamsAndDrawsAreRated() {
    MatchRecord match = ladder.played(RANKED, "a b c", "d e");

    ladder.results.submit(match.id(), Ranks.draw(2));

    assertThat(rating("a").mean()).isLessThan(25);
    assertThat(rating("d").mean()).isGreaterThan(25);
  }

  @Test
  void aFreeForAllIsRatedByPlackettLuce() {
    LadderRules rules =
        new LadderRules(
            new LadderName("ffa"),
            LadderRules.RatingModel.PLACKETT_LUCE,
            LadderRules.Results.DEFAULTS,
            Optional.empty());
    MatchRecord match = ladder.playing(rules, "a", "b", "c", "d");

    ladder.end(match, Outcome.COMPLETED, "{\"ranks\":[3,0,1,1]}");

    List<Double> means =
        List.of("b", "c", "d", "a").stream()
            .map(player -> ladder.ratings.now(rules, new PlayerId(player)).mean())
            .toList();
    assertThat(means.get(0)).isGreaterThan(means.get(1));
    assertThat(means.get(1)).isEqualTo(means.get(2));
    assertThat(means.get(2)).isGreaterThan(means.get(3));
    assertThat(rating("a")).describedAs("in another ladder").isEqualTo(NEWCOMER);
  }

  @Test
  void theLedgerIsAppendOnly() {
    ladder.results.submit(ladder.played(RANKED, "a", "b").id(), A_WINS);

    for (String change :
        List.of(
            "UPDATE rating_ledger SET at = now()",
            "DELETE FROM rating_ledger",
            "TRUNCATE rating_ledger")) {
      assertThatThrownBy(() -> ladder.sql(change)).hasMessageContaining("append-only");
    }
  }

  @Test
  void aMatchTellsItsPlayersRatingsAndItsQuality() {
    MatchRecord match = ladder.playing(RANKED, "a", "b");

    PlayedMatch running = find(match);
    assertThat(running.status()).isEqualTo(MatchStatus.RUNNING);
    assertThat(running.quality().orElseThrow()).isCloseTo(0.44721, within(1e-5));
    assertThat(running.teams().getFirst().getFirst())
        .isEqualTo(new MatchPlayer(new PlayerId("a"), Optional.of(NEWCOMER), Optional.empty()));
    ladder.end(match, Outcome.COMPLETED, "{\"winner\":\"teamA\"}");

    PlayedMatch over = find(match);
    assertThat(over.status()).isEqualTo(Outcome.COMPLETED);
    assertThat(over.ladder()).contains(RANKED.name());
    assertThat(over.teams().getFirst().getFirst().after()).contains(rating("a"));
  }

  @Test
  void theLatestMatchesArePagedWithoutGapsAndByRegion() {
    Set<MatchId> here = new HashSet<>();
    for (int i = 0; i < 7; i++) {
      here.add(ladder.playing(RANKED, "a" + i, "b" + i).id());
      ladder.records.record(ladder.match(Optional.empty(), "us", "c" + i, "d" + i));
    }
    List<MatchId> seen = new ArrayList<>();
    Optional<MatchCursor> after = Optional.empty();
    do {
      MatchPage page = ladder.results.latest(new MatchRequest("eu", 3, after));
      page.matches().forEach(match -> seen.add(match.id()));
      after = page.next().map(MatchCursor::text).map(MatchCursor::parse);
    } while (after.isPresent());

    assertThat(seen).containsExactlyInAnyOrderElementsOf(here);
    assertThat(seen.getFirst()).isGreaterThan(seen.getLast());
    assertThat(ladder.results.latest(new MatchRequest("", 100, Optional.empty())).matches())
        .hasSize(14);
  }

  @Test
  void somebodyElsesLockOnTheMatchIsNotWaitedForForEver() throws Exception {
    MatchRecord match = ladder.played(RANKED, "a", "b");
    try (Connection other = TestPostgres.bare(ladder.settings);
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("SELECT FROM matches FOR UPDATE");

      long start = System.nanoTime();
      assertThatThrownBy(() -> ladder.results.submit(match.id(), A_WINS))
          .isInstanceOf(StoreUnavailable.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aMatchRatedTwiceBehindOurBackIsRefusedByTheLedger() throws Exception {
    MatchRecord match = ladder.played(RANKED, "a", "b");
    ladder.results.submit(match.id(), A_WINS);
    ladder.sql("DELETE FROM results");

    assertThatThrownBy(() -> ladder.results.submit(match.id(), A_WINS))
        .isInstanceOf(DataRefused.class);

    assertThat(entries()).isEqualTo(1);
  }

  private List<SubmitResult> atOnce(MatchId match, List<Ranks> given) throws Exception {
    List<SubmitResult> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<SubmitResult>> calls = new ArrayList<>();
      for (Ranks ranks : given) {
        calls.add(threads.submit(() -> ladder.results.submit(match, ranks)));
      }
      for (Future<SubmitResult> call : calls) {
        answers.add(call.get());
      }
    }
    return answers;
  }

  private PlayedMatch find(MatchRecord match) {
    return ladder.results.find(match.id()).orElseThrow();
  }

  private Rating rating(String player) {
    return ladder.ratings.now(RANKED, new PlayerId(player));
  }

  private int entries() throws SQLException {
    try (Connection bare = TestPostgres.bare(ladder.settings);
        Statement count = bare.createStatement();
        var row = count.executeQuery("SELECT count(*) FROM rating_ledger")) {
      row.next();
      return row.getInt(1);
    }
  }
}
