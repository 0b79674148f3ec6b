package games.kickoff.operator.matching;

import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.outage.Backoff;
import games.kickoff.operator.server.NotCreated;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues whose reconcile failed for a reason of their own, not because of an outage. Each is
 * retried after growing pauses, until it succeeds or a person edits it. A failure is logged once
 * per reason.
 */
final class TickFailures {

  private static final Logger log = LoggerFactory.getLogger(TickFailures.class);

  /**
   * The last failure of a queue.
   *
   * @param generation the queue's generation; a queue edited since is retried at once
   */
  record Failure(String why, long generation, int inARow, Instant notBefore) {}

  private final Backoff backoff;
  private final ConcurrentMap<ResourceID, Failure> failures = new ConcurrentHashMap<>();

  TickFailures(Backoff backoff) {
    this.backoff = backoff;
  }

  /** How long not to reconcile the queue; empty: reconcile it. */
  Optional<Duration> rest(MatchQueue queue, Instant now) {
    return Optional.ofNullable(failures.get(ResourceID.fromResource(queue)))
        .filter(failure -> failure.generation() == generation(queue))
        .map(failure -> Duration.between(now, failure.notBefore()))
        .filter(Duration::isPositive);
  }

  /** Notes another failure. */
  Failure failed(MatchQueue queue, RuntimeException e, Instant now) {
    ResourceID key = ResourceID.fromResource(queue);
    String why = NotCreated.sentence(e);
    Failure before = failures.get(key);
    if (before == null || !before.why().equals(why)) {
      log.error("Reconciling queue {} failed; retrying with growing pauses", key, e);
    }
    boolean same = before != null && before.generation() == generation(queue);
    int inARow = same && before != null ? before.inARow() + 1 : 1;
    Failure failure = new Failure(why, generation(queue), inARow, now.plus(backoff.after(inARow)));
    failures.put(key, failure);
    return failure;
  }

  /** Forgets the failures of a queue that was reconciled or is gone. */
  void none(MatchQueue queue) {
    ResourceID key = ResourceID.fromResource(queue);
    if (failures.remove(key) != null) {
      log.info("Queue {} reconciles again", key);
    }
  }

  private static long generation(MatchQueue queue) {
    return Objects.requireNonNullElse(queue.getMetadata().getGeneration(), 0L);
  }
}
