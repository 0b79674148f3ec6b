package games.kickoff.loadtest.ranked;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTest {

  private final SplittableRandom random = new SplittableRandom(3);

  private double share(String winner, List<Double> one, List<Double> other) {
    int games = 20_000;
    long won =
        IntStream.range(0, games)
            .filter(i -> Chance.winner(List.of(one, other), random).equals(winner))
            .count();
    return (double) won / games;
  }

  @Test
  void letsOneGameInTenOfEqualsBeADraw() {
    assertThat(share("draw", List.of(25.0, 30.0), List.of(30.0, 25.0))).isBetween(0.09, 0.11);
    assertThat(share("teamA", List.of(25.0), List.of(25.0))).isBetween(0.43, 0.47);
  }

  /** Φ((10 − ε) / √(2·β²)), ε = √2·β·0.1257: Φ(1.697 − 0.126) = 0.942. */
  @Test
  void letsTheBetterWinAsOftenAsTheModelSays() {
    assertThat(share("teamA", List.of(30.0), List.of(20.0))).isBetween(0.93, 0.955);
  }
}
