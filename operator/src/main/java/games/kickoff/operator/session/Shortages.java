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
 * The queues whose pods do not fit into a quota. All sessions of a queue need the same, so one of
 * them tries for all, after growing pauses. Each success lets two more try, so that a raised quota
 * is used within moments, while an exhausted one is not tried by every session. This state is not
 * stored: the next leader learns of a shortage from its first refused pod.
 */
final class Shortages {

  private static final Logger log = LoggerFactory.getLogger(Shortages.class);

  /** How many sessions may try once one has found room. */
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

  /** The shortage that a session without a pod has to wait for. */
  synchronized Optional<Shortage> of(QueueKey queue, MatchId match, Instant now) {
    OfQueue shortage = queues.get(queue);
    if (shortage == null) {
      return Optional.empty();
    }
    Instant since = shortage.waiting.computeIfAbsent(match, first -> now);
    Instant next = shortage.permits > 0 ? now : shortage.nextTry;
    return Optional.of(new Shortage(since, next, shortage.why));
  }

  /** Why a quota has no room for the queue's pods; empty: it has. */
  synchronized Optional<String> why(QueueKey queue) {
    return Optional.ofNullable(queues.get(queue)).map(shortage -> shortage.why);
  }

  synchronized int waiting(QueueKey queue) {
    OfQueue shortage = queues.get(queue);
    return shortage == null ? 0 : shortage.waiting.size();
  }

  /**
   * Whether a session may try now. Of several callers at the same time, only one gets true for each
   * try that is due.
   */
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

  /** Notes that the API server refused a pod because a quota is used up. */
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
   * Notes that a pod was made.
   *
   * @return the sessions that may try next
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
   * Notes that a pod is gone from the namespace, which frees its share of a quota.
   *
   * @return the sessions that should try whether that is enough
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

  /** The session does not wait for a quota any more. */
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
