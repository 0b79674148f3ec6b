package games.kickoff.core.rating;

import static games.kickoff.core.rating.Lineups.assertClose;
import static games.kickoff.core.rating.Lineups.ranks;
import static games.kickoff.core.rating.Lineups.teams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianRatingsTest {

  private static final double PUBLISHED = 1e-5;

  private final RatingSystem gaussian = RatingSystem.gaussian(GaussianParameters.defaults());

  /**
   * Published to all digits: moserware/Skills (ee312fd), TrueSkillCalculatorTests.cs, tests
   * TwoPlayerTestNotDrawn and TwoPlayerTestDrawn, which say they come from Herbrich's own program.
   */
  @ParameterizedTest
  @CsvSource({
    "new | new, 0 1, 29.39583201999924/7.171475587326186 | 20.60416798000076/7.171475587326186",
    "new | new, 0 0, 25/6.4575196623173081 | 25/6.4575196623173081",
  })
  void duelsOfNewcomersGiveMoserwaresValues(String before, String result, String after) {
    assertClose(gaussian.update(teams(before), ranks(result)), teams(after), PUBLISHED);
  }

  /**
   * Same file, TwoPlayerChessTestNotDrawn: other parameters throughout. What is published there
   * (1304.78208/42.84351, 1185.03831/42.48560) is off by 5e-4, as if the draw probability were
   * 0.03011: that test allows 0.085. These are sublee/trueskill's, and mpmath's for the textbook
   * formula.
   */
  @Test
  void aDuelOnAnotherScaleGivesTheExactValues() {
    RatingSystem chess =
        RatingSystem.gaussian(new GaussianParameters(1200, 400, 200, 1200.0 / 300, 0.03));
    List<List<Rating>> after =
        chess.update(teams("1301.0007/42.9232 | 1188.7560/42.5570"), ranks("0 1"));
    assertClose(
        after,
        teams("1304.781599243116/42.84360748015863 | 1185.0387861039874/42.48569583493902"),
        1e-9);
    assertClose(
        after,
        teams("1304.7820836053318/42.843513887848658 | 1185.0383099003536/42.485604606897752"),
        1e-3);
  }

  /**
   * sublee/trueskill 0.4.5 (3f91835): the games of trueskilltest.py (test_n_vs_n, test_1_vs_n,
   * test_upset) and of Moserware's two-team tests, which publish three digits; the other six come
   * from running that package, whose factor graph is another way to the same numbers, with its
   * mpmath backend at 40 digits. So do the likely wins of 2 and 7 newcomers over one, and the
   * upsets of 0/1 against 50/1, which those files don't have.
   */
  @ParameterizedTest
  @CsvSource({
    "new | new, 0 1, 29.395831693/7.171475807 | 20.604168307/7.171475807",
    "new | new, 0 0, 25/6.457515683 | 25/6.457515683",
    "2*new | 2*new, 0 1, 2*28.108322399/7.774363451 | 2*21.891677601/7.774363451",
    "2*new | 2*new, 0 0, 2*25/7.454894288 | 2*25/7.454894288",
    "4*new | 4*new, 0 1, 4*27.197915846/8.058911712 | 4*22.802084154/8.058911712",
    "4*new | 4*new, 1 0, 4*22.802084154/8.058911712 | 4*27.197915846/8.058911712",
    "new | 2*new, 0 1, 33.730671149/7.317365363 | 2*16.269328851/7.317365363",
    "new | 2*new, 0 0, 31.659788782/7.137934296 | 2*18.340211218/7.137934296",
    "new | 2*new, 1 0, 24.395765296/8.074905922 | 2*25.604234704/8.074905922",
    "new | 3*new, 0 1, 36.337490614/7.527575327 | 3*13.662509386/7.527575327",
    "new | 3*new, 0 0, 34.989693766/7.454889850 | 3*15.010306234/7.454889850",
    "new | 7*new, 0 1, 40.582588636/7.917420516 | 7*9.417411364/7.917420516",
    "new | 7*new, 1 0, 24.999999867/8.333749871 | 7*25.000000133/8.333749871",
    "new | 50/12.5, 0 0, 31.662301932/7.137445990 | 35.010653358/7.910077116",
    "20/8 25/6 | 35/7 40/5, 0 1,"
        + " 29.697834443/7.008085496 30.455492198/5.594076776"
        + " | 27.574848903/6.346334492 36.211142256/4.767974366",
    "15/8 20/6 | 25/4 30/3, 0 0,"
        + " 21.570277270/6.555891615 23.696092833/5.417810876"
        + " | 23.356896050/3.832999733 29.075442159/2.930967619",
    "40/6 | 20/7 25/8, 0 1,"
        + " 42.743714051/5.601851807 | 16.265691406/6.359026139 20.122697703/7.027683313",
    "28/7 27/6 26/5 | 30/4 31/3, 0 1,"
        + " 28.658195746/6.770221898 27.483597130/5.856203626 26.335859839/4.917445693"
        + " | 29.785016127/3.958363728 30.879030766/2.983258559",
    "28/7 27/6 26/5 | 30/4 31/3, 1 0,"
        + " 21.840221696/6.314465785 22.474217018/5.574574641 22.856828444/4.756944498"
        + " | 32.011944026/3.877168787 32.132100391/2.949304381",
    "0/1 | 50/1, 0 1, 1.410122051/0.989801747 | 48.589877949/0.989801747",
    "0/1 | 50/1, 0 0, 1.364124489/0.989675246 | 48.635875511/0.989675246",
  })
  void teamsOfAnySizeGiveTheValuesOfTheTrueskillPackage(
      String before, String result, String after) {
    assertClose(gaussian.update(teams(before), ranks(result)), teams(after), 2e-9);
  }

  /** trueskilltest.py, test_custom_environment (three digits; more as above). */
  @Test
  void aGameOftenDrawnTeachesMoreWhenItIsWon() {
    RatingSystem drawish =
        RatingSystem.gaussian(new GaussianParameters(25, 25.0 / 3, 25.0 / 6, 25.0 / 300, 0.5));
    assertClose(
        drawish.update(teams("new | new"), ranks("0 1")),
        teams("30.267096739/7.076921174 | 19.732903261/7.076921174"),
        2e-9);
  }

  /** trueskilltest.py and Moserware's tests (three digits; more as above). */
  @ParameterizedTest
  @CsvSource({
    "new | new, 0.447213595",
    "4*new | 4*new, 0.447213595",
    "new | 2*new, 0.134698146",
    "new | 3*new, 0.012219540",
    "new | 7*new, 0.000000041",
    "new | 50/12.5, 0.109980576",
    "20/8 25/6 | 35/7 40/5, 0.084108145",
    "28/7 27/6 26/5 | 30/4 31/3, 0.253914948",
    "15/8 20/6 | 25/4 30/3, 0.213657474",
    "40/6 | 20/7 25/8, 0.478260130",
  })
  void qualityIsThatOfTheTrueskillPackage(String game, double quality) {
    assertThat(gaussian.quality(teams(game))).isCloseTo(quality, within(1e-9));
  }

  @Test
  void qualityIsTheSameWhoeverIsTheStronger() {
    assertThat(gaussian.quality(teams("40/3 | 20/3")))
        .isEqualTo(gaussian.quality(teams("20/3 | 40/3")))
        .isLessThan(0.1);
  }

  @Test
  void aResultAsGoodAsImpossibleMovesBothTowardsEachOtherAndStaysFinite() {
    List<List<Rating>> after = gaussian.update(teams("-10000/8 | 10000/8"), ranks("0 1"));
    Rating winner = after.getFirst().getFirst();
    Rating loser = after.getLast().getFirst();
    // the lead is now known to be just above ε: each player's rating moves by their share of 20,000
    assertThat(winner.mean()).isCloseTo(-10000 + 20000 * 64 / (2 * 64 + 2 * 17.36), within(30.0));
    assertThat(loser.mean()).isCloseTo(-winner.mean(), within(1e-6));
    assertThat(winner.deviation()).isBetween(5.0, 8.0);
  }

  @Test
  void aDrawWhereNoneCanBeMeansTheyPlayedExactlyAlike() {
    RatingSystem drawless =
        RatingSystem.gaussian(new GaussianParameters(25, 25.0 / 3, 25.0 / 6, 0, 0));
    double share = 9 / (2 * 9 + 2 * 25 * 25 / 36.0);
    assertClose(
        drawless.update(teams("30/3 | 20/3"), ranks("0 0")),
        List.of(
            List.of(new Rating(30 - 10 * share, 3 * Math.sqrt(1 - share))),
            List.of(new Rating(20 + 10 * share, 3 * Math.sqrt(1 - share)))),
        1e-12);
  }

  @Test
  void aNewcomerIsWhoTheParametersSay() {
    assertThat(gaussian.newcomer()).isEqualTo(new Rating(25, 25.0 / 3));
  }

  @Test
  void threeTeamsAreToldOfPlackettLuce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gaussian.update(teams("new | new | new"), ranks("0 1 2")))
        .withMessageContaining("two teams, not 3")
        .withMessageContaining("plackettLuce");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gaussian.quality(teams("new | new | new")))
        .withMessageContaining("plackettLuce");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0 1 2"})
  void aRankForEachTeamIsAsked(String result) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gaussian.update(teams("new | new"), ranks(result)))
        .withMessageContaining("each team has a rank");
  }

  @Test
  void aGameOfOneTeamOrOfAnEmptyOneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gaussian.quality(teams("new")))
        .withMessageContaining("at least two teams");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gaussian.quality(List.of(List.of(), List.of(gaussian.newcomer()))))
        .withMessageContaining("at least one player");
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, 8, 4, 0.1, 0.1, mean",
    "25, 0, 4, 0.1, 0.1, deviation",
    "25, 8, 0, 0.1, 0.1, beta",
    "25, 8, Infinity, 0.1, 0.1, beta",
    "25, 8, 4, -0.1, 0.1, tau",
    "25, 8, 4, 0.1, 1, drawProbability",
    "25, 8, 4, 0.1, -0.1, drawProbability",
    "25, 8, 4, 0.1, NaN, drawProbability",
  })
  void aParameterOutOfItsRangeIsNamed(
      double mean, double deviation, double beta, double tau, double draw, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaussianParameters(mean, deviation, beta, tau, draw))
        .withMessageContaining(name);
  }
}
