package games.kickoff.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchRulesTest {

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 4", "4, -1", "0, 0"})
  void refusesATeamlessOrEmptyMatch(int count, int size) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchRules(count, size, Optional.empty()))
        .withMessageContaining("at least one team of at least one player");
  }

  @Test
  void refusesMorePlayersThanCanBeCounted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchRules(100_000, 100_000, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"2, 5, 1", "2, 5, 11", "3, 1, 2", "3, 1, 4", "1, 4, 0", "2, 2, -2"})
  void refusesAPartialMatchThatLeavesATeamEmptyOrIsMoreThanFull(int count, int size, int least) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchRules(count, size, partial(least)))
        .withMessageContaining("partial.minPlayers")
        .withMessageContaining("(" + count + ")")
        .withMessageContaining("(" + count * size + ")");
  }

  @ParameterizedTest
  @CsvSource({"2, 5, 2", "2, 5, 10", "3, 1, 3", "1, 1, 1"})
  void acceptsAPartialMatchFromOneATeamToAFullMatch(int count, int size, int least) {
    assertThat(new MatchRules(count, size, partial(least)).fullMatch()).isEqualTo(count * size);
  }

  @Test
  void refusesANegativeWait() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchRules.Partial(2, Duration.ofNanos(-1)))
        .withMessageContaining("partial.after");
  }

  @ParameterizedTest
  @CsvSource({"0", "6"})
  void refusesALargestPartyOfNobodyOrMoreThanATeam(int maxParty) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new MatchRules(
                2,
                5,
                maxParty,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                SplitWeights.DEFAULT))
        .withMessageContaining("parties.maxSize");
  }

  private static Optional<MatchRules.Partial> partial(int least) {
    return Optional.of(new MatchRules.Partial(least, Duration.ZERO));
  }
}
