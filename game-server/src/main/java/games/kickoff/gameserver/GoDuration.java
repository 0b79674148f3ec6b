package games.kickoff.gameserver;

import java.time.Duration;
import java.util.Optional;

/**
 * Durations in Go's notation, which manifests for Kubernetes use, too: decimal numbers with a unit
 * each, like {@code 300ms}, {@code 1.5h} or {@code 2h45m}.
 */
final class GoDuration {

  private GoDuration() {}

  /**
   * Accepts what Go's {@code time.ParseDuration} accepts, except signs: a time to wait has none.
   *
   * @return empty if the text is no duration, or one of 2^63 nanoseconds (292 years) or more
   */
  static Optional<Duration> parse(String text) {
    if (text.equals("0")) { // the only number that Go accepts without a unit
      return Optional.of(Duration.ZERO);
    }
    if (text.isEmpty()) {
      return Optional.empty();
    }
    long nanos = 0;
    int at = 0;
    try {
      while (at < text.length()) {
        int start = at;
        at = skipDigits(text, at);
        int whole = at;
        if (at < text.length() && text.charAt(at) == '.') {
          at = skipDigits(text, at + 1);
        }
        boolean digits = whole > start || at > whole + 1;
        int unitStart = at;
        at = skipUnit(text, at);
        long unit = nanosPer(text.substring(unitStart, at));
        if (!digits || unit == 0) {
          return Optional.empty();
        }
        if (whole > start) {
          long number = Long.parseLong(text.substring(start, whole));
          nanos = Math.addExact(nanos, Math.multiplyExact(number, unit));
        }
        if (unitStart > whole + 1) {
          // As in Go, a fraction has the precision of a double.
          double fraction = Double.parseDouble(text.substring(whole, unitStart));
          nanos = Math.addExact(nanos, (long) (fraction * unit));
        }
      }
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty(); // too long
    }
    return Optional.of(Duration.ofNanos(nanos));
  }

  private static int skipDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static int skipUnit(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) > '9') {
      at++;
    }
    return at;
  }

  private static long nanosPer(String unit) {
    return switch (unit) {
      case "ns" -> 1L;
      case "us", "µs", "μs" -> 1_000L; // U+00B5 and U+03BC, as in Go
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 0L;
    };
  }
}
