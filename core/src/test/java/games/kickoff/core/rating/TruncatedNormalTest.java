package games.kickoff.core.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with the textbook's quotients, computed by mpmath 1.4.1 with 80 digits. */
class TruncatedNormalTest {

  private static final double TWELVE_DIGITS = 1e-10; // percent

  @ParameterizedTest
  @CsvSource({
    "-30, 1.4736461348785475e-196, 1.0",
    "-6, 6.0758828558176764e-9, 0.99999996354470283",
    "-0.5, 0.50916043383703349, 0.4861754356963671",
    "3, 3.2830986549304365, 0.070559186785268117",
    "8, 8.1213681122361127, 0.01432488344334091",
    "50, 50.01998403190564, 0.00039904318680389955",
    "3000, 3000.0003333332593, 1.1111103703710562e-7",
  })
  void aboveABoundItIsPreciseToTheLastDigits(double lower, double mean, double variance) {
    TruncatedNormal above = TruncatedNormal.above(lower);
    assertThat(above.mean()).isCloseTo(mean, withinPercentage(TWELVE_DIGITS));
    assertThat(above.variance()).isCloseTo(variance, withinPercentage(TWELVE_DIGITS));
  }

  @ParameterizedTest
  @CsvSource({
    "-12, 11, -2.1187977896719969e-27, 1.0",
    "-0.3, 8, 0.61722085361272689, 0.43387216178169083",
    "-0.1, 0.1, 0.0, 0.0033288910066998022",
    "-0.0000001, 0.0000003, 9.9999999999998667e-8, 1.3333333333333262e-14",
    "5, 5.2, 5.0833092397442688, 0.0031630165440920955",
    "19.5, 20, 19.550990782085652, 0.002576764605593864",
    "-20, -19.5, -19.550990782085652, 0.002576764605593864",
    "40, 41, 40.024968847207264, 0.00062266837859138626",
    "3000, 3000.5, 3000.0003333332593, 1.1111103703710562e-7",
  })
  void betweenBoundsItIsPreciseToTheLastDigits(
      double lower, double upper, double mean, double variance) {
    TruncatedNormal between = TruncatedNormal.between(lower, upper);
    assertThat(between.mean()).isCloseTo(mean, within(1e-14 * Math.max(1, Math.abs(mean))));
    assertThat(between.variance()).isCloseTo(variance, withinPercentage(TWELVE_DIGITS));
  }

  @Test
  void aSlitFarOutInTheTailIsNearlyUniform() {
    TruncatedNormal slit = TruncatedNormal.between(40, 40.000001);
    assertThat(slit.mean()).isCloseTo(40.000000499996667, within(1e-14 * 40));
    // the bounds themselves are rounded: their distance has only ten exact digits
    assertThat(slit.variance()).isCloseTo(8.3333333326663889e-14, withinPercentage(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"1e200", "1e9", "-1e9", "-1e200"})
  void absurdBoundsGiveFiniteNumbers(double bound) {
    TruncatedNormal above = TruncatedNormal.above(bound);
    assertThat(above.mean()).isFinite().isGreaterThanOrEqualTo(Math.max(bound, 0) * (1 - 1e-15));
    assertThat(above.variance()).isBetween(0.0, 1.0);
    TruncatedNormal at = TruncatedNormal.between(bound, bound);
    assertThat(at).isEqualTo(new TruncatedNormal(bound, 0));
  }

  /** The value for 10 % times √2·β is 0.74046637542690541 of Moserware's DrawMarginTest. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1e-9, 1.2533141373155003e-9",
    "0.1, 0.12566134685507403",
    "0.5, 0.67448975019608174",
    "0.999999, 4.8916384756985904",
  })
  void halfTheWidthThatHoldsAProbabilityIsTheNormalQuantile(double probability, double half) {
    assertThat(TruncatedNormal.halfWidth(probability)).isCloseTo(half, withinPercentage(1e-7));
  }
}
