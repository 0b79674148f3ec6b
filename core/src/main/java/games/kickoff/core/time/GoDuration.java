package games.kickoff.core.time;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes durations as Go and Kubernetes do: numbers with units, such as {@code 1h30m},
 * {@code 1.5s} or {@code 250ms}. They can't be negative.
 *
 * <p>Source: <a href="https://pkg.go.dev/time#ParseDuration">pkg.go.dev/time#ParseDuration</a>.
 */
public final class GoDuration {

  /**
   * The grammar as a regular expression that a JSON schema can hold. A {@code 0} without a unit is
   * not allowed.
   */
  public static final String PATTERN = "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$";

  /** The longest text that is read, in characters. */
  public static final int MAX_LENGTH = 32;

  private static final Pattern WHOLE = Pattern.compile(PATTERN);
  private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ns|us|ms|s|m|h)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private GoDuration() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException when the text is no duration, or the duration is longer than
   *     292 years
   */
  public static Duration parse(String text) {
    if (text.length() > MAX_LENGTH || !WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a duration is written like 90s, 1h30m or 250ms, not '" + text + "'");
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      long unit = NANOS.getOrDefault(part.group(2), 0L);
      nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
    }
    if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("a duration is at most 292 years, not '" + text + "'");
    }
    return Duration.ofNanos(nanos.longValue());
  }

  /**
   * Writes a duration, cut to whole milliseconds, in the shortest form: {@code 1h30m}, {@code
   * 1.5s}.
   */
  public static String format(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0) {
      return "0s";
    }
    StringBuilder text = new StringBuilder();
    append(text, millis / 3_600_000, "h");
    append(text, millis / 60_000 % 60, "m");
    long rest = millis % 60_000;
    if (rest % 1000 == 0) {
      append(text, rest / 1000, "s");
    } else if (rest > 1000) {
      BigDecimal seconds = BigDecimal.valueOf(rest, 3).stripTrailingZeros();
      text.append(seconds.toPlainString()).append('s');
    } else {
      append(text, rest, "ms");
    }
    return text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }
}
