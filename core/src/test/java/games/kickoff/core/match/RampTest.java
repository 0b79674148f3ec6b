package games.kickoff.core.match;

import static games.kickoff.core.match.Waiting.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RampTest {

  @Test
  void opensSlowlyThenGrowsEvenlyUpToItsMax() {
    Ramp ramp = new Ramp(2, 0.5, 4, seconds(10));
    assertThat(ramp.at(seconds(-5))).isZero();
    assertThat(ramp.at(seconds(5))).isEqualTo(0.5);
    assertThat(ramp.at(seconds(10))).isEqualTo(2);
    assertThat(ramp.at(seconds(12))).isEqualTo(3);
    assertThat(ramp.at(seconds(999))).isEqualTo(4);
  }

  @Test
  void isItsStartAtOnceWithoutAnOpening() {
    assertThat(new Ramp(2, 0.5, 4).at(Duration.ZERO)).isEqualTo(2);
  }

  @Test
  void refusesAStartAboveItsMax() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Ramp(2, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Ramp(Double.NaN, 1, 1));
  }

  @Property
  void neverTightensWithTheWait(
      @ForAll("ramps") Ramp ramp,
      @ForAll @IntRange(max = 60_000) int one,
      @ForAll @IntRange(max = 60_000) int more) {
    assertThat(ramp.at(Duration.ofMillis(one + more)))
        .isGreaterThanOrEqualTo(ramp.at(Duration.ofMillis(one)));
  }

  @Property
  void admitsAValueFromThatWaitOnAndNotAMillisecondSooner(
      @ForAll("ramps") Ramp ramp, @ForAll @DoubleRange(min = 0.01, max = 30) double value) {
    ramp.admits(value)
        .ifPresentOrElse(
            from -> {
              assertThat(ramp.at(from)).isGreaterThanOrEqualTo(value);
              if (from.compareTo(Duration.ofMillis(1)) > 0) {
                assertThat(ramp.at(from.minusMillis(1))).isLessThan(value);
              }
            },
            () -> assertThat(ramp.at(Duration.ofDays(1))).isLessThan(value));
  }

  @Provide
  Arbitrary<Ramp> ramps() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 5),
            Arbitraries.of(0.0, 0.01, 0.3, 2.0),
            Arbitraries.doubles().between(0, 10),
            Arbitraries.integers().between(0, 20))
        .as((start, grow, more, opening) -> new Ramp(start, grow, start + more, seconds(opening)));
  }
}
