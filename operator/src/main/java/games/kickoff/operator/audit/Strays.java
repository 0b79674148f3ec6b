package games.kickoff.operator.audit;

import games.kickoff.core.claim.Mending.Stray;
import games.kickoff.core.queue.QueueKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When each stray ticket was first seen. While a Redis Cluster moves a slot, only half of its keys
 * may be visible for a moment, so a ticket counts as stray only if it is seen as such again after
 * the grace.
 */
final class Strays {

  private record Seen(QueueKey queue, Stray stray) {}

  private final Duration grace;
  private Map<Seen, Instant> firstSeen = new HashMap<>();

  Strays(Duration grace) {
    this.grace = grace;
  }

  /**
   * Takes in the strays seen now, and forgets those not seen any more.
   *
   * @return by queue, the tickets that have been strays for at least the grace
   */
  Map<QueueKey, List<Stray>> due(Map<QueueKey, List<Stray>> seen, Instant now) {
    Map<Seen, Instant> still = new HashMap<>();
    Map<QueueKey, List<Stray>> due = new HashMap<>();
    seen.forEach((queue, strays) -> {
      for (Stray stray : strays) {
        Seen one = new Seen(queue, stray);
        Instant first = firstSeen.getOrDefault(one, now);
        still.put(one, first);
        if (!now.isBefore(first.plus(grace))) {
          due.computeIfAbsent(queue, key -> new ArrayList<>()).add(stray);
        }
      }
    });
    firstSeen = still;
    return due;
  }

  /** Whether a stray is known whose grace is not over, so that another run is due soon. */
  boolean anyYoung(Instant now) {
    return firstSeen.values().stream().anyMatch(first -> now.isBefore(first.plus(grace)));
  }
}
