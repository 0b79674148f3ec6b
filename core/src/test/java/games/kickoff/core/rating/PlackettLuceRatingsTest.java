package games.kickoff.core.rating;

import static games.kickoff.core.rating.Lineups.assertClose;
import static games.kickoff.core.rating.Lineups.ranks;
import static games.kickoff.core.rating.Lineups.teams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlackettLuceRatingsTest {

  private static final double PUBLISHED = 1e-9;

  private final RatingSystem plackettLuce =
      RatingSystem.plackettLuce(PlackettLuceParameters.defaults());

  private static RatingSystem withTau(double tau) {
    return RatingSystem.plackettLuce(
        new PlackettLuceParameters(25, 25.0 / 3, 25.0 / 6, tau, 0.0001));
  }

  /** philihp/openskill.js (0bf4361), src/models/__tests__/plackett-luce.test.ts: without τ. */
  @ParameterizedTest
  @CsvSource({
    "new | new, 0 1, 27.63523138347365/8.065506316323548 | 22.36476861652635/8.065506316323548",
    "new | new | new, 0 1 2,"
        + " 27.868876552746237/8.204837030780652 | 25.717219138186557/8.057829747583874"
        + " | 21.413904309067206/8.057829747583874",
    "new | new | new | new, 0 1 2 3,"
        + " 27.795084971874736/8.263160757613477 | 26.552824984374855/8.179213704945203"
        + " | 24.68943500312503/8.083731307186588 | 20.96265504062538/8.083731307186588",
    "new | new | new | new | new, 0 1 2 3 4,"
        + " 27.666666666666668/8.290556877154474 | 26.833333333333332/8.240145629781066"
        + " | 25.72222222222222/8.179996679645559 | 24.055555555555557/8.111796013701358"
        + " | 20.72222222222222/8.111796013701358",
    "3*new | new | 2*new, 0 1 2,"
        + " 3*25.939870821784513/8.247641552260456 | 27.21366020491262/8.274321317985242"
        + " | 2*21.84646897330287/8.213058173195341",
  })
  void withoutTauItGivesOpenskillJsValues(String before, String result, String after) {
    assertClose(withTau(0).update(teams(before), ranks(result)), teams(after), PUBLISHED);
  }

  /** The same repository, src/__tests__/rate.test.ts: τ = 25/300. */
  @ParameterizedTest
  @CsvSource({
    "29.182/4.782 | 27.174/4.922 | 16.672/6.217 | new, 0 1 2 3,"
        + " 30.210227447000438/4.765617924939384 | 27.644725221915632/4.883479590134575"
        + " | 17.4036218889969/6.101259408259549 | 19.21460876538932/7.854669920480409",
    "29.182/4.782 27.174/4.922 | 16.672/6.217 new, 0 1,"
        + " 29.607340941337068/4.755311788972862 27.624602782532037/4.892807828777459"
        + " | 15.953170429143093/6.125902065139878 23.70858117648013/8.111707446126035",
    "29.182/4.782 new | 27.174/4.922 new | 16.672/6.217 new, 3 1 2,"
        + " 27.857622571955794/4.744504197327133 20.97892943330433/8.129851804000902"
        + " | 27.990904891666695/4.901705733959291 27.341233554297506/8.2314516336455"
        + " | 17.607030910762578/6.141282638892306 26.67983701239816/8.149157818911323",
    "new | new | new | new, 2 1 4 3,"
        + " 26.55291815138952/8.17961798837266 | 27.795252672501135/8.263571791259416"
        + " | 20.962412806387245/8.084127880168786 | 24.689416369722096/8.084127880168786",
    "10/8 | 5/10 | 0/12, 1 2 2,"
        + " 11.942996666741225/7.926888197620324 | 2.9381178546315034/9.653804487570165"
        + " | -1.4024317012198733/11.323641575516767",
    "new | new | new | new, 0 0 0 0, 25/8.263571791259416 | 25/8.263571791259416"
        + " | 25/8.263571791259416 | 25/8.263571791259416",
    "new | new, 0 0, 25/8.06590141354368 | 25/8.06590141354368",
    "new | new | new, 7 7 7,"
        + " 25/8.205243377397993 | 25/8.205243377397993 | 25/8.205243377397993",
    "15/8.333333333333334 | 20/8.333333333333334 | new | 30/8.333333333333334, 2 4 2 1,"
        + " 15.340043358359136/8.213141619804967 | 18.007678675484204/8.189033933813437"
        + " | 24.25801928251219/8.166918055585525 | 32.39425868364447/8.247687230833794",
  })
  void withTauItGivesOpenskillJsValues(String before, String result, String after) {
    assertClose(plackettLuce.update(teams(before), ranks(result)), teams(after), PUBLISHED);
  }

  /**
   * The same file, "accepts a tau term": with a τ so large that a deviation grows in spite of the
   * game.
   */
  @Test
  void aLargeTauGivesOpenskillJsValues() {
    assertClose(
        withTau(0.3).update(teams("25/3 | 25/3"), ranks("0 1")),
        teams("25.624880438870754/2.9879993738476953 | 24.375119561129246/2.9879993738476953"),
        PUBLISHED);
  }

  /**
   * vivekjoshy/openskill.py 6.2.0 (65a675d), tests/models/data/plackettluce.json: its cases normal,
   * ranks, scores and ties, of players at its μ and σ.
   */
  @ParameterizedTest
  @CsvSource({
    "P | P P, 1 2, 23.855123082692877/8.22447878583752 | 2*16.84738016953782/8.179571171464575",
    "P | P P, 2 1, 19.4016459546452/8.22447878583752 | 2*21.300857297585495/8.179571171464575",
    "P | P P | P | P P, 2 1 4 3,"
        + " 22.35555943890167/8.265434830225024 | 2*22.373451456616035/8.258479912445537"
        + " | 18.311159777900297/8.219170401234347 | 2*18.364835831043397/8.112716571808326",
    "P | P P | P P P, 1 2 1,"
        + " 21.63766806988004/8.310709773172306 | 2*19.53956360838512/8.268148437657915"
        + " | 3*19.87652320008089/8.237522411103104",
  })
  void itGivesOpenskillPysValues(String before, String result, String after) {
    String players = before.replace("P", "20.35125162611535/8.33148112355601");
    assertClose(plackettLuce.update(teams(players), ranks(result)), teams(after), PUBLISHED);
  }

  /**
   * sublee/trueskill 0.4.5 (3f91835), trueskilltest.py: test_individual, test_multiple_teams, which
   * print three digits (0.200, 0.089, 0.040, 0.004, 0.367, 0.047); more from running it.
   */
  @ParameterizedTest
  @CsvSource({
    "new | new | new, 0.2",
    "new | new | new | new, 0.089442719099992",
    "new | new | new | new | new, 0.04",
    "new | new | new | new | new | new | new | new, 0.003577708763999",
    "40/4 45/3 | 20/7 19/6 30/9 10/4 | 50/5 30/2, 0.367434793508892",
    "new | new new | new, 0.047385551736424",
    "new | new, 0.447213595499958",
  })
  void qualityOfAnyNumberOfTeamsIsThatOfTheTrueskillPackage(String game, double quality) {
    assertThat(plackettLuce.quality(teams(game))).isCloseTo(quality, within(1e-12));
  }

  @Test
  void twoHundredPlayersFarApartStayFinite() {
    String crowd = "9000/400 | -9000/400 | ".repeat(100) + "0/0.001";
    int[] ranks = new int[201];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = i;
    }
    plackettLuce
        .update(teams(crowd), ranks)
        .forEach(team -> assertThat(team.getFirst().deviation()).isBetween(1e-9, 401.0));
    assertThat(plackettLuce.quality(teams(crowd))).isBetween(0.0, 1e-9);
  }

  @Test
  void aNewcomerIsWhoTheParametersSay() {
    assertThat(plackettLuce.newcomer()).isEqualTo(new Rating(25, 25.0 / 3));
  }

  @ParameterizedTest
  @CsvSource({
    "Infinity, 8, 4, 0.1, 0.1, mean",
    "25, -1, 4, 0.1, 0.1, deviation",
    "25, 8, -4, 0.1, 0.1, beta",
    "25, 8, 4, NaN, 0.1, tau",
    "25, 8, 4, 0.1, 0, kappa",
    "25, 8, 4, 0.1, 2, kappa",
  })
  void aParameterOutOfItsRangeIsNamed(
      double mean, double deviation, double beta, double tau, double kappa, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlackettLuceParameters(mean, deviation, beta, tau, kappa))
        .withMessageContaining(name);
  }
}
