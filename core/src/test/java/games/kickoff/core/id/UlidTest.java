package games.kickoff.core.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UlidTest {

  private static final long LAST_MILLI = (1L << 48) - 1;

  @Property
  void sortsByTheTimeItWasMade(
      @ForAll @LongRange(min = 0, max = LAST_MILLI) long one,
      @ForAll @LongRange(min = 0, max = LAST_MILLI) long other,
      @ForAll Random random) {
    if (one != other) {
      String first = Ulid.create(Instant.ofEpochMilli(Math.min(one, other)), random);
      String second = Ulid.create(Instant.ofEpochMilli(Math.max(one, other)), random);
      assertThat(first).isLessThan(second);
    }
  }

  @Property
  void isInItsOwnGrammar(
      @ForAll @LongRange(min = 0, max = LAST_MILLI) long millis, @ForAll Random random) {
    assertThat(Ulid.isValid(Ulid.create(Instant.ofEpochMilli(millis), random))).isTrue();
  }

  @Property
  void remembersWhenItWasMade(
      @ForAll @LongRange(min = 0, max = LAST_MILLI) long millis, @ForAll Random random) {
    Instant made = Instant.ofEpochMilli(millis);
    assertThat(Ulid.timeOf(Ulid.create(made, random))).isEqualTo(made);
  }

  @Property
  void isAnotherEachTimeInTheSameMillisecond(@ForAll Random random) {
    assertThat(Ulid.create(Instant.EPOCH, random)).isNotEqualTo(Ulid.create(Instant.EPOCH, random));
  }

  /** The spec's example of a time: 1469918176385 ms is 01ARYZ6S41. */
  @Test
  void beginsWithTheTimeAsTheSpecEncodesIt() {
    assertThat(Ulid.create(Instant.ofEpochMilli(1_469_918_176_385L), fixed(0)))
        .isEqualTo("01aryz6s41" + "0".repeat(16));
  }

  @Test
  void usesAll80RandomBits() {
    assertThat(Ulid.create(Instant.EPOCH, fixed(-1))).isEqualTo("0".repeat(10) + "z".repeat(16));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, LAST_MILLI + 1})
  void holdsNoTimeOutsideItsRange(long millis) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ulid.create(Instant.ofEpochMilli(millis), fixed(0)));
  }

  @ParameterizedTest
  @CsvSource({
    "00000000000000000000000000, true",
    "7zzzzzzzzzzzzzzzzzzzzzzzzz, true",
    "01aryz6s41tsv4rrffq69g5fav, true",
    "8zzzzzzzzzzzzzzzzzzzzzzzzz, false", // more than 128 bits
    "01ARYZ6S41TSV4RRFFQ69G5FAV, false",
    "01aryz6s41tsv4rrffq69g5fa, false",
    "01aryz6s41tsv4rrffq69g5fav0, false",
    "01aryz6s41tsv4rrffq69g5fai, false",
    "01aryz6s41tsv4rrffq69g5fal, false",
    "01aryz6s41tsv4rrffq69g5fao, false",
    "01aryz6s41tsv4rrffq69g5fau, false",
    "01aryz6s41tsv4rrffq69g5fa-, false",
    "'01aryz6s41tsv4rrffq69g5fa ', false",
    "'', false",
  })
  void knowsItsGrammar(String text, boolean valid) {
    assertThat(Ulid.isValid(text)).isEqualTo(valid);
  }

  @Test
  void saysWhatIsNoUlid() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ulid.require("x", "match id"))
        .withMessageContaining("match id");
  }

  private static RandomGenerator fixed(long bits) {
    return () -> bits;
  }
}
