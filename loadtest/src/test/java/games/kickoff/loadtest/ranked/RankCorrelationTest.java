package games.kickoff.loadtest.ranked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {

  @Test
  void isOneForTheSameOrderAndMinusOneForTheOpposite() {
    assertThat(RankCorrelation.of(List.of("a", "b", "c"), List.of("a", "b", "c"))).isEqualTo(1);
    assertThat(RankCorrelation.of(List.of("a", "b", "c"), List.of("c", "b", "a"))).isEqualTo(-1);
  }

  /** The places of the four differ by d = 0, 2, 1, 1: 1 − 6·6 / (4·15). */
  @Test
  void isSpearmansInBetween() {
    assertThat(RankCorrelation.of(List.of("a", "b", "c", "d"), List.of("a", "c", "d", "b")))
        .isCloseTo(0.4, within(1e-12));
  }

  @Test
  void comparesOrdersOfTheSameThingsOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankCorrelation.of(List.of("a", "b"), List.of("a", "c")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankCorrelation.of(List.of("a", "a"), List.of("a", "b", "a")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankCorrelation.of(List.of("a"), List.of("a")));
  }
}
