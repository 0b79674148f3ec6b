package games.kickoff.operator.session;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.outage.Backoff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues for whose pods a quota leaves no room. All sessions of a queue ask for the same, so one of
 * them tries for all, ever less often; each success lets two more try, so that a quota that was
 * raised is used within moments and one that is used up is not asked in vain by everybody. What
 * this process forgets the next leader learns with the first refusal.
 */
final class Shortages {

  private static final Logger log = LoggerFactory.getLogger(Shortages.class);

  /** Sessions let through by one that found room. */
  private static final int LET_THROUGH = 2;

  private static final class OfQueue {
    private final Map<MatchId, Instant> waiting = new LinkedHashMap<>();
    private String why = "";
    private int refusals;
    private int permits;
    private Instant nextTry = Instant.MIN;
  }

  private final Backoff backoff;
  private final Map<QueueKey, OfQueue> queues = new HashMap<>();

  Shortages(Backoff backoff) {
    this.backoff = backoff;
  }

  /** What a session without a pod has to wait for. */
  synchronized Optional<Shortage> of(QueueKey queue, MatchId match, Instant now) {
    OfQueue shortage = queues.get(queue);
    if (shortage == null) {
      return Optional.empty();
    }
    Instant since = shortage.waiting.computeIfAbsent(match, first -> now);
    Instant next = shortage.permits > 0 ? now : shortage.nextTry;
    return Optional.of(new Shortage(since, next, shortage.why));
  }

  /** Why a queue's pods find no room. */
  synchronized Optional<String> why(QueueKey queue) {
    return Optional.ofNullable(queues.get(queue)).map(shortage -> shortage.why);
  }

  synchronized int waiting(QueueKey queue) {
    OfQueue shortage = queues.get(queue);
    return shortage == null ? 0 : shortage.waiting.size();
  }

  /** Takes the try that is due, if one is: true for one of those who ask at the same time. */
  synchronized boolean mayTry(QueueKey queue, Instant now) {
    OfQueue shortage = queues.get(queue);
    if (shortage == null) {
      return true;
    }
    if (shortage.permits > 0) {
      shortage.permits--;
      return true;
    }
    if (now.isBefore(shortage.nextTry)) {
      return false;
    }
    shortage.nextTry = now.plus(backoff.after(shortage.refusals + 1));
    return true;
  }

  /** The API server refused a pod for lack of room. */
  synchronized void refused(QueueKey queue, MatchId match, String why, Instant now) {
    OfQueue shortage = queues.computeIfAbsent(queue, first -> new OfQueue());
    if (shortage.why.isEmpty()) {
      log.warn("Queue {} has no room for its servers: {}", queue, why);
    }
    shortage.waiting.putIfAbsent(match, now);
    shortage.why = why;
    shortage.permits = 0;
    shortage.refusals++;
    shortage.nextTry = now.plus(backoff.after(shortage.refusals));
  }

  /**
   * A pod found room.
   *
   * @return whose turn it is now
   */
  synchronized List<MatchId> made(QueueKey queue, MatchId match) {
    OfQueue shortage = queues.get(queue);
    if (shortage == null) {
      return List.of();
    }
    forget(queue, match);
    shortage.refusals = 0;
    shortage.permits += LET_THROUGH;
    return shortage.waiting.keySet().stream().limit(LET_THROUGH).toList();
  }

  /**
   * A pod is gone from that namespace, and with it what a quota counted for it.
   *
   * @return who should try whether that is enough
   */
  synchronized List<Map.Entry<QueueKey, MatchId>> freed(String namespace, Instant now) {
    List<Map.Entry<QueueKey, MatchId>> next = new ArrayList<>();
    queues.forEach((queue, shortage) -> {
      if (queue.namespace().equals(namespace)) {
        shortage.refusals = 0;
        shortage.nextTry = now;
        shortage.waiting.keySet().stream()
            .findFirst()
            .ifPresent(match -> next.add(Map.entry(queue, match)));
      }
    });
    return next;
  }

  /** The session waits no more. */
  synchronized void forget(QueueKey queue, MatchId match) {
    OfQueue shortage = queues.get(queue);
    if (shortage != null) {
      shortage.waiting.remove(match);
      if (shortage.waiting.isEmpty()) {
        queues.remove(queue);
        log.info("Queue {}: no session waits for a quota any more", queue);
      }
    }
  }
}
