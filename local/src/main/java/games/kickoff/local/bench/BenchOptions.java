package games.kickoff.local.bench;

import games.kickoff.local.api.ApiChoice;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * What is measured, and for how long.
 *
 * @param parts the benches to run
 * @param brief whether each bench takes only a few seconds, to see that it works; its numbers are
 *     not to be quoted
 * @param api the Kubernetes API for the benches that need one
 * @param sessions how many sessions are live in the hand-over bench
 * @param lease the duration of the Lease in the hand-over bench
 * @param rounds how many rounds of each kind of hand-over
 */
public record BenchOptions(
    Set<Part> parts, boolean brief, ApiChoice api, int sessions, Duration lease, int rounds) {

  /** One bench. */
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

  /**
   * The length of a load: {@code whole}, or a tenth of it in a brief run, but at least a second.
   */
  Duration length(Duration whole) {
    Duration tenth = whole.dividedBy(10);
    return !brief ? whole : tenth.toSeconds() < 1 ? Duration.ofSeconds(1) : tenth;
  }

  /** The size of a load: {@code whole}, or a tenth of it in a brief run. */
  int size(int whole) {
    return brief ? whole / 10 : whole;
  }
}
