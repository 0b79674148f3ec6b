package games.kickoff.gameserver;

import java.time.Duration;
import java.util.Optional;

/**
 * Durations as docs/configuration.md describes them for every process: {@code 90s}, {@code 1h30m},
 * {@code 250ms}. The grammar is that of {@code GoDuration} in {@code core}; a test in {@code
 * checkout} compares the two. This module depends on no other of ours, and for a fast start it uses
 * neither regular expressions nor big decimals.
 */
public final class GoDuration {

  private static final int MAX_LENGTH = 32;

  private GoDuration() {}

  /**
   * Parses a duration; fractions of a nanosecond are dropped.
   *
   * @return empty if the text is no duration, or one of 2^63 nanoseconds (292 years) or more
   */
  public static Optional<Duration> parse(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    long nanos = 0;
    int at = 0;
    try {
      while (at < text.length()) {
        int point = skip(text, at, '0', '9');
        boolean fraction = text.startsWith(".", point);
        int unitStart = fraction ? skip(text, point + 1, '0', '9') : point;
        int end = skip(text, unitStart, 'a', 'z');
        long unit = nanosPer(text.substring(unitStart, end));
        if (point == at || (fraction && unitStart == point + 1) || unit == 0) {
          return Optional.empty();
        }
        long whole = Long.parseLong(text.substring(at, point));
        nanos = Math.addExact(nanos, Math.multiplyExact(whole, unit));
        for (int digit = point + 1; digit < unitStart; digit++) {
          unit /= 10;
          nanos = Math.addExact(nanos, unit * (text.charAt(digit) - '0'));
        }
        at = end;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty(); // too long
    }
    return Optional.of(Duration.ofNanos(nanos));
  }

  private static int skip(String text, int from, char first, char last) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= first && text.charAt(at) <= last) {
      at++;
    }
    return at;
  }

  private static long nanosPer(String unit) {
    return switch (unit) {
      case "ns" -> 1L;
      case "us" -> 1_000L;
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 0L;
    };
  }
}
