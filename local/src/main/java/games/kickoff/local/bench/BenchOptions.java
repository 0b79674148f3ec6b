package games.kickoff.local.bench;

import games.kickoff.local.api.ApiChoice;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * What is to be measured, and how long.
 *
 * @param parts what to run
 * @param brief a few seconds each, to see that all of it works; too short to quote
 * @param api the Kubernetes API of those that need one
 * @param sessions live ones while leadership is handed over
 * @param lease how long a silent leader keeps the other one waiting then
 * @param rounds of each kind of hand-over
 */
public record BenchOptions(
    Set<Part> parts, boolean brief, ApiChoice api, int sessions, Duration lease, int rounds) {

  /** One load. */
  public enum Part {
    STORE,
    LADDER,
    HTTP,
    ASSIGNED,
    FOOTPRINT,
    HANDOVER;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The whole length of a load, or a tenth of it, though at least a second. */
  Duration length(Duration whole) {
    Duration tenth = whole.dividedBy(10);
    return !brief ? whole : tenth.toSeconds() < 1 ? Duration.ofSeconds(1) : tenth;
  }

  /** The whole size of a load, or a tenth of it. */
  int size(int whole) {
    return brief ? whole / 10 : whole;
  }
}
