package games.kickoff.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void isTheLeastTheMiddleAndTheGreatestOfItsRounds() {
    assertThat(Spread.of(3, 1, 2)).isEqualTo(new Spread(1, 2, 3));
  }

  @Test
  void oneRoundIsAllThree() {
    assertThat(Spread.of(0.5).text("%.2f")).isEqualTo("0.50 / 0.50 / 0.50");
  }

  @Test
  void nothingMeasuredIsNoResult() {
    assertThatThrownBy(Spread::of).hasMessage("nothing was measured");
  }
}
