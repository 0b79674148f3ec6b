package games.kickoff.operator.server;

import games.kickoff.operator.rules.HostPortRange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Chooses a port of the node for each server. A port is used by one server at a time, on all nodes
 * together. Two servers with the same port could run on two nodes, but when no other node has room
 * the second would have to wait.
 */
public final class HostPorts {

  /** How long a chosen port stays reserved, until the pod that has it appears in the cache. */
  private static final Duration UNSEEN = Duration.ofSeconds(30);

  private final IntPredicate taken;
  private final Map<Integer, Instant> given = new HashMap<>();

  /**
   * @param taken whether a pod in the cache has the port
   */
  public HostPorts(IntPredicate taken) {
    this.taken = taken;
  }

  /**
   * Chooses a free port.
   *
   * @param pod the pod's name; the search starts at a port that depends on it, so that a port that
   *     was just freed is unlikely to be used again at once
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
