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
 * Queues whose look failed for a reason of their own, which is nobody's outage: each is looked at
 * ever less often, until it works or a person has changed it. Logged once for each reason.
 */
final class TickFailures {

  private static final Logger log = LoggerFactory.getLogger(TickFailures.class);

  /**
   * What is known of a queue that fails.
   *
   * @param generation of the queue: an edit is tried at once
   */
  record Failure(String why, long generation, int inARow, Instant notBefore) {}

  private final Backoff backoff;
  private final ConcurrentMap<ResourceID, Failure> failures = new ConcurrentHashMap<>();

  TickFailures(Backoff backoff) {
    this.backoff = backoff;
  }

  /** How long the queue is to be left alone. */
  Optional<Duration> rest(MatchQueue queue, Instant now) {
    return Optional.ofNullable(failures.get(ResourceID.fromResource(queue)))
        .filter(failure -> failure.generation() == generation(queue))
        .map(failure -> Duration.between(now, failure.notBefore()))
        .filter(Duration::isPositive);
  }

  /** Notes one more failure. */
  Failure failed(MatchQueue queue, RuntimeException e, Instant now) {
    ResourceID key = ResourceID.fromResource(queue);
    String why = NotCreated.sentence(e);
    Failure before = failures.get(key);
    if (before == null || !before.why().equals(why)) {
      log.error("Queue {} can't be looked at; it is tried again, ever less often", key, e);
    }
    boolean same = before != null && before.generation() == generation(queue);
    int inARow = same && before != null ? before.inARow() + 1 : 1;
    Failure failure = new Failure(why, generation(queue), inARow, now.plus(backoff.after(inARow)));
    failures.put(key, failure);
    return failure;
  }

  /** It works, or is gone. */
  void none(MatchQueue queue) {
    ResourceID key = ResourceID.fromResource(queue);
    if (failures.remove(key) != null) {
      log.info("Queue {} is looked at again", key);
    }
  }

  private static long generation(MatchQueue queue) {
    return Objects.requireNonNullElse(queue.getMetadata().getGeneration(), 0L);
  }
}
