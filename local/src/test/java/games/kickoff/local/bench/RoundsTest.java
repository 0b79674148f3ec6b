package games.kickoff.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void aRatioIsARoundsOwnAndNotThatOfTheMedians() {
    Rounds rounds = new Rounds();
    rounds.add(10, 100); // 0.1
    rounds.add(60, 120); // 0.5
    rounds.add(50, 10); // 5

    assertThat(rounds.ratios()).isEqualTo(new Spread(0.1, 0.5, 5));
    assertThat(rounds.ours()).isEqualTo(new Spread(10, 50, 60));
    assertThat(rounds.bare()).isEqualTo(new Spread(10, 100, 120));
  }
}
