package games.kickoff.postgres.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.BoardEntry;
import games.kickoff.core.ladder.Decay;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.match.Ranks;
import games.kickoff.core.rating.Rating;
import games.kickoff.core.term.Fence;
import games.kickoff.core.term.StaleFence;
import games.kickoff.postgres.fixture.Ladder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decay in Postgres. In each test, player a wins against player b and then stops playing. */
class DecayIT {

  private static final LadderRules RULES = Ladder.with(new Decay(Duration.ofDays(14), 0.5));
  private static final PlayerId A = new PlayerId("a");

  private final Ladder ladder = Ladder.open();
  private Rating played;

  @BeforeEach
  void play() {
    ladder.results.submit(ladder.played(RULES, "a", "b").id(), Ranks.winner(0, 2));
    played = ladder.ratings.now(RULES, A);
  }

  @AfterEach
  void everyRatingIsTheOneOfItsLedger() {
    assertThat(LedgerReplay.run(ladder.settings).examples()).isEmpty();
    ladder.close();
  }

  @Test
  void nothingDecaysInTheGrace() throws Exception {
    away("14 days 23 hours");

    assertThat(ladder.upkeep.decay(RULES)).isZero();
    assertThat(ladder.ratings.now(RULES, A)).isEqualTo(played);
  }

  @Test
  void aReadSeesTheDecayThatIsDueAndTheSweepWritesTheSame() throws Exception {
    away("24 days 1 hour");

    Rating due = ladder.ratings.now(RULES, A);
    assertThat(due.mean()).isEqualTo(played.mean());
    assertThat(due.deviation())
        .isCloseTo(Math.sqrt(played.deviation() * played.deviation() + 2.5), within(1e-12));
    assertThat(ratingAttributes()).isEqualTo(played);

    assertThat(ladder.upkeep.decay(RULES)).isEqualTo(2);

    assertThat(ratingAttributes()).isEqualTo(due);
    assertThat(ladder.ratings.now(RULES, A)).isEqualTo(due);
    assertThat(ladder.upkeep.decay(RULES)).isZero();
  }

  @Test
  void decayInPartsIsDecayAtOnce() throws Exception {
    for (int day = 15; day <= 24; day++) {
      away(day == 15 ? "15 days" : "1 day");
      ladder.upkeep.decay(RULES);
    }

    assertThat(ratingAttributes().deviation())
        .isCloseTo(Math.sqrt(played.deviation() * played.deviation() + 2.5), within(1e-12));
  }

  @Test
  void itStopsAtANewcomersDeviation() throws Exception {
    away("2000 days");

    ladder.upkeep.decay(RULES);
    assertThat(ratingAttributes().deviation()).isEqualTo(RULES.newcomer().deviation());
    away("2000 days");
    assertThat(ladder.upkeep.decay(RULES)).isZero();
  }

  @Test
  void whoComesBackIsRatedFromWhatHisDecayLeft() throws Exception {
    away("24 days");
    Rating due = ladder.ratings.now(RULES, A);
    var match = ladder.played(RULES, "a", "c");

    ladder.results.submit(match.id(), Ranks.winner(0, 2));

    var seat = ladder.results.find(match.id()).orElseThrow().teams().getFirst().getFirst();
    assertThat(seat.before()).contains(due);
    assertThat(ladder.upkeep.decay(RULES)).describedAs("b alone").isEqualTo(1);
    assertThat(ratingAttributes()).isEqualTo(seat.after().orElseThrow());
  }

  @Test
  void aResultThatComesLateDoesNotHaveTheSameDaysDecayAgain() throws Exception {
    var late = ladder.played(RULES, "a", "b");
    ladder.sql("UPDATE matches SET ended = ended - interval '40 days'");
    away("40 days");
    assertThat(ladder.upkeep.decay(RULES)).describedAs("26 days").isEqualTo(2);

    ladder.results.submit(late.id(), Ranks.winner(0, 2));

    assertThat(ladder.upkeep.decay(RULES)).isZero();
    assertThat(ladder.ratings.now(RULES, A)).isEqualTo(ratingAttributes());
  }

  @Test
  void aResultThatComesLateForOneAtTheCapDoesNotDecayAgain() throws Exception {
    var late = ladder.played(RULES, "a", "b");
    ladder.sql("UPDATE matches SET ended = ended - interval '2000 days'");
    away("2000 days");
    assertThat(ladder.upkeep.decay(RULES)).isEqualTo(2);

    ladder.results.submit(late.id(), Ranks.winner(0, 2));

    assertThat(ladder.upkeep.decay(RULES)).isZero();
    assertThat(ratingAttributes().deviation()).isLessThan(RULES.newcomer().deviation());
  }

  @Test
  void aLadderWithoutDecayKeepsItsRatings() throws Exception {
    away("2000 days");

    assertThat(ladder.upkeep.decay(Ladder.RANKED)).isZero();
    assertThat(ladder.ratings.now(Ladder.RANKED, A)).isEqualTo(played);
  }

  @Test
  void aLeaderOfYesterdayDecaysNobody() throws Exception {
    away("24 days");

    PostgresRatingUpkeep yesterday = new PostgresRatingUpkeep(ladder.gateway, () -> new Fence(4));
    assertThatThrownBy(() -> yesterday.decay(RULES)).isInstanceOf(StaleFence.class);
    assertThat(ratingAttributes()).isEqualTo(played);
  }

  @Test
  void sweepsAndResultsAtOnceLoseNothing() throws Exception {
    List<MatchId> matches = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      matches.add(ladder.played(RULES, "a", i % 2 == 0 ? "b" : "c").id());
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (MatchId match : matches) {
        all.add(threads.submit(() -> ladder.results.submit(match, Ranks.winner(0, 2))));
        all.add(
            threads.submit(() -> {
              for (String player :
                  List.of("a", "b", "c")) { // one by one: the test itself makes no deadlock
                away("16 days", "player = '" + player + "'");
              }
              return ladder.upkeep.decay(RULES);
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(LedgerReplay.run(ladder.settings).matches()).isEqualTo(31);
  }

  private Rating ratingAttributes() {
    Optional<BoardEntry> entry = ladder.boards.find(RULES.name(), "", A);
    return entry.orElseThrow().rating();
  }

  private void away(String interval) throws Exception {
    away(interval, "true");
  }

  private void away(String interval, String who) throws Exception {
    ladder.sql(
        "UPDATE ratings SET played = played - interval '%1$s',".formatted(interval)
            + " idle_since = idle_since - interval '%1$s' WHERE %2$s".formatted(interval, who));
  }
}
