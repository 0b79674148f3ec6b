package games.kickoff.operator.server;

import games.kickoff.operator.rules.HostPortRange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Chooses a node's port for each server. A port is given to one server at a time, whichever node it
 * comes to: the scheduler would find another node for a second one, but a cluster that is full
 * would keep it waiting.
 */
public final class HostPorts {

  /** How long a pod that was made may take to be seen. */
  private static final Duration UNSEEN = Duration.ofSeconds(30);

  private final IntPredicate taken;
  private final Map<Integer, Instant> given = new HashMap<>();

  /**
   * @param taken whether a pod that is seen has the port
   */
  public HostPorts(IntPredicate taken) {
    this.taken = taken;
  }

  /**
   * A port nobody has.
   *
   * @param pod whose; where to begin to look depends on its name, so that a port is not used again
   *     at once
   * @return empty when all are taken
   */
  synchronized OptionalInt choose(HostPortRange range, String pod, Instant now) {
    given.values().removeIf(since -> since.plus(UNSEEN).isBefore(now));
    int first = Math.floorMod(pod.hashCode(), range.size());
    for (int i = 0; i < range.size(); i++) {
      int port = range.from() + (first + i) % range.size();
      if (!given.containsKey(port) && !taken.test(port)) {
        given.put(port, now);
        return OptionalInt.of(port);
      }
    }
    return OptionalInt.empty();
  }
}
