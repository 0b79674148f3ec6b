package games.kickoff.core.match.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChanceTest {

  /** From tables of the normal distribution. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "1, 0.8413447461",
    "-1, 0.1586552539",
    "1.96, 0.9750021049",
    "-3, 0.0013498980",
    "0.125, 0.5497382248",
    "8, 1"
  })
  void isTheNormalDistribution(double z, double expected) {
    assertThat(Chance.phi(z)).isCloseTo(expected, within(2e-7));
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 1", "-1, 0, 0", "0, 0, 0.5", "6, 36, 0.8413447461"})
  void weighsTheLeadByHowMuchPlayersVary(double lead, double variance, double expected) {
    assertThat(Chance.ofWinning(lead, variance)).isCloseTo(expected, within(2e-7));
  }
}
