package games.kickoff.core.rating;

import static games.kickoff.core.rating.Lineups.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Properties that hold in both rating systems for all players and all results, however unlikely.
 */
class RatingSystemPropertiesTest {

  private static final double TAU = 25.0 / 300;

  private static final RatingSystem GAUSSIAN = RatingSystem.gaussian(GaussianParameters.defaults());

  private static final RatingSystem PLACKETT_LUCE =
      RatingSystem.plackettLuce(PlackettLuceParameters.defaults());

  /** A game that the system can rate, and its result. */
  record Game(RatingSystem system, List<List<Rating>> teams, List<Integer> ranks) {

    List<List<Rating>> after() {
      return system.update(teams, ranks.stream().mapToInt(Integer::intValue).toArray());
    }

    Game inOrder(List<Integer> order) {
      return new Game(
          system, order.stream().map(teams::get).toList(), order.stream().map(ranks::get).toList());
    }
  }

  @Property
  void aSoleWinnersMeanNeverFallsAndASoleLosersNeverRises(@ForAll("games") Game game) {
    List<List<Rating>> after = game.after();
    int best = Collections.min(game.ranks());
    int worst = Collections.max(game.ranks());
    for (int team = 0; team < after.size(); team++) {
      int rank = game.ranks().get(team);
      boolean alone = Collections.frequency(game.ranks(), rank) == 1;
      for (int player = 0; alone && player < after.get(team).size(); player++) {
        double before = game.teams().get(team).get(player).mean();
        double now = after.get(team).get(player).mean();
        if (rank == best) {
          assertThat(now).isGreaterThanOrEqualTo(before);
        }
        if (rank == worst) {
          assertThat(now).isLessThanOrEqualTo(before);
        }
      }
    }
  }

  @Property
  void aDrawOfTwoNeverMovesThemFurtherApart(@ForAll("duels") Game duel) {
    Game drawn = new Game(duel.system(), duel.teams(), List.of(0, 0));
    List<List<Rating>> after = drawn.after();
    double before = total(duel.teams().getFirst()) - total(duel.teams().getLast());
    double firstMoved = total(after.getFirst()) - total(duel.teams().getFirst());
    assertThat(firstMoved * Math.signum(before)).isLessThanOrEqualTo(1e-6);
  }

  @Property
  void theOrderTeamsAreNamedInChangesNothing(@ForAll("games") Game game, @ForAll Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, game.teams().size()).boxed().toList());
    Collections.shuffle(order, random);
    List<List<Rating>> after = game.after();
    assertClose(game.inOrder(order).after(), order.stream().map(after::get).toList(), 1e-8);
    assertThat(game.system().quality(game.inOrder(order).teams()))
        .isCloseTo(game.system().quality(game.teams()), within(1e-9));
  }

  @Property
  void amongPlayersEquallyUnsureWhatOneGainsOthersLose(
      @ForAll("freeForAlls") Game game, @ForAll("deviations") double deviation) {
    List<List<Rating>> alike =
        game.teams().stream()
            .map(team -> List.of(new Rating(team.getFirst().mean(), deviation)))
            .toList();
    double before = alike.stream().mapToDouble(RatingSystemPropertiesTest::total).sum();
    double after =
        new Game(game.system(), alike, game.ranks())
            .after().stream().mapToDouble(RatingSystemPropertiesTest::total).sum();
    assertThat(after).isCloseTo(before, within(1e-7));
  }

  @Property
  void aDeviationShrinksSaveForTau(@ForAll("games") Game game) {
    List<List<Rating>> after = game.after();
    for (int team = 0; team < after.size(); team++) {
      for (int player = 0; player < after.get(team).size(); player++) {
        double most = Math.hypot(game.teams().get(team).get(player).deviation(), TAU);
        assertThat(after.get(team).get(player).deviation())
            .isGreaterThan(0)
            .isLessThanOrEqualTo(most);
      }
    }
  }

  @Property
  void withoutTauADeviationNeverGrows(@ForAll("games") Game game) {
    RatingSystem still =
        game.system() == GAUSSIAN
            ? RatingSystem.gaussian(new GaussianParameters(25, 25.0 / 3, 25.0 / 6, 0, 0.1))
            : RatingSystem.plackettLuce(
                new PlackettLuceParameters(25, 25.0 / 3, 25.0 / 6, 0, 0.0001));
    List<List<Rating>> after = new Game(still, game.teams(), game.ranks()).after();
    for (int team = 0; team < after.size(); team++) {
      for (int player = 0; player < after.get(team).size(); player++) {
        assertThat(after.get(team).get(player).deviation())
            .isLessThanOrEqualTo(game.teams().get(team).get(player).deviation());
      }
    }
  }

  /** A {@link Rating} can only be made of finite numbers, so this holds if no update throws. */
  @Property
  void aThousandUpsetsInARowStayFinite(@ForAll("duels") Game game) {
    List<List<Rating>> teams = game.teams();
    for (int round = 0; round < 1000; round++) {
      boolean firstIsStronger = total(teams.getFirst()) > total(teams.getLast());
      teams =
          new Game(game.system(), teams, firstIsStronger ? List.of(1, 0) : List.of(0, 1)).after();
    }
    assertThat(teams).hasSize(2);
  }

  @Property
  void qualityIsAProportion(@ForAll("games") Game game) {
    assertThat(game.system().quality(game.teams())).isBetween(0.0, 1.0);
  }

  @Property
  void ofTwoTeamsBothSystemsThinkTheSameQuality(@ForAll("duels") Game game) {
    assertThat(GAUSSIAN.quality(game.teams())).isEqualTo(PLACKETT_LUCE.quality(game.teams()));
  }

  private static double total(List<Rating> team) {
    return team.stream().mapToDouble(Rating::mean).sum();
  }

  @Provide
  Arbitrary<Game> games() {
    return Arbitraries.oneOf(games(GAUSSIAN, 2, 5), games(PLACKETT_LUCE, 8, 5));
  }

  @Provide
  Arbitrary<Game> duels() {
    return Arbitraries.oneOf(games(GAUSSIAN, 2, 5), games(PLACKETT_LUCE, 2, 5));
  }

  @Provide
  Arbitrary<Game> freeForAlls() {
    return Arbitraries.oneOf(games(GAUSSIAN, 2, 1), games(PLACKETT_LUCE, 12, 1));
  }

  /** Deviations from tiny to huge, spread evenly over their magnitudes. */
  @Provide
  Arbitrary<Double> deviations() {
    return Arbitraries.doubles().between(-3, 3).ofScale(6).map(power -> Math.pow(10, power));
  }

  private Arbitrary<Game> games(RatingSystem system, int maxTeams, int maxSize) {
    Arbitrary<Double> means =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(-1e4, 1e4), Arbitraries.doubles().between(0, 50));
    Arbitrary<List<Rating>> team =
        Combinators.combine(means, deviations())
            .as(Rating::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(maxSize);
    return Arbitraries.integers()
        .between(2, maxTeams)
        .flatMap(count ->
            Combinators.combine(
                    team.list().ofSize(count),
                    Arbitraries.integers().between(0, count).list().ofSize(count))
                .as((teams, ranks) -> new Game(system, teams, ranks)));
  }
}
