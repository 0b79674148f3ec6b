package games.kickoff.loadtest.report;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Measured times, all of them kept, so that percentiles are exact. */
public record Durations(List<Duration> sorted) {

  public Durations {
    sorted = sorted.stream().sorted().toList();
  }

  public static Durations of(Collection<Duration> measured) {
    return new Durations(List.copyOf(measured));
  }

  /**
   * The smallest measured time that at least {@code percent} of all are no longer than (nearest
   * rank); empty when nothing was measured.
   */
  public Optional<Duration> percentile(int percent) {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("a percentile is 1 to 100, not " + percent);
    }
    int rank = Math.ceilDiv(sorted.size() * percent, 100);
    return rank == 0 ? Optional.empty() : Optional.of(sorted.get(rank - 1));
  }

  /** A duration as text for people: {@code 145 ms}, {@code 1.23 s}. */
  public static String text(Duration duration) {
    long millis = duration.toMillis();
    return millis < 1000
        ? millis + " ms"
        : "%d.%02d s".formatted(millis / 1000, millis % 1000 / 10);
  }

  /** The percentile as text for people, or a dash if nothing was measured. */
  public String text(int percent) {
    return percentile(percent).map(Durations::text).orElse("-");
  }
}
