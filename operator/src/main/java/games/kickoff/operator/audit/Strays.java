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
 * When each stray ticket was first seen. A Redis Cluster that moves a slot shows half of it for a
 * moment: what is a stray in two looks a grace apart is one.
 */
final class Strays {

  private record Seen(QueueKey queue, Stray stray) {}

  private final Duration grace;
  private Map<Seen, Instant> firstSeen = new HashMap<>();

  Strays(Duration grace) {
    this.grace = grace;
  }

  /**
   * Notes what is seen now, and forgets what is not seen any more.
   *
   * @return of each queue those that have been strays for the grace
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

  /** Whether any is known that is not due yet: worth another look soon. */
  boolean anyYoung(Instant now) {
    return firstSeen.values().stream().anyMatch(first -> now.isBefore(first.plus(grace)));
  }
}
