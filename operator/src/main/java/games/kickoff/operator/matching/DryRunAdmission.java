package games.kickoff.operator.matching;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.MatchQueueStatus;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.rules.ServerRules;
import games.kickoff.operator.server.NotCreated;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out by a dry-run create, outside the ticks. A template is asked about once; while the
 * answer is not yes, it is asked about again every five minutes, since whatever refuses it may be
 * fixed. A yes that an earlier leader wrote for the same generation is kept.
 */
public final class DryRunAdmission implements ServerAdmission {

  private static final Logger log = LoggerFactory.getLogger(DryRunAdmission.class);

  private static final Duration AGAIN_AFTER = Duration.ofMinutes(5);

  /**
   * The most dry runs in flight for all queues together, so that a new leader's other requests are
   * not delayed.
   */
  private static final int PARALLEL = 2;

  private record Asked(
      PodTemplateSpec template, ServerRules server, Optional<Verdict> verdict, Instant again) {

    boolean isOf(QueueRules rules) {
      return server.equals(rules.server()) && template.equals(rules.template());
    }

    /**
     * Whether not to ask: the first answer is pending, or was yes, or the last question is recent.
     */
    boolean stands(Instant now) {
      return verdict.isEmpty() || verdict.get().isYes() || now.isBefore(again);
    }
  }

  private final Function<QueueRules, Optional<NotCreated>> dryRun;
  private final Executor executor;
  private final Clock clock;
  private final Semaphore asking = new Semaphore(PARALLEL);
  private final ConcurrentMap<QueueKey, Asked> asked = new ConcurrentHashMap<>();

  /**
   * @param dryRun why the API server would refuse a queue's pod; empty: it would accept it
   * @param executor runs the dry runs
   */
  public DryRunAdmission(
      Function<QueueRules, Optional<NotCreated>> dryRun, Executor executor, Clock clock) {
    this.dryRun = dryRun;
    this.executor = executor;
    this.clock = clock;
  }

  @Override
  public Optional<Verdict> of(MatchQueue queue, QueueRules rules, Runnable whenKnown) {
    Instant now = clock.instant();
    Asked before = asked.get(rules.key());
    if (before == null && saidYes(queue)) {
      before = new Asked(rules.template(), rules.server(), Optional.of(Verdict.YES), now);
      asked.put(rules.key(), before);
    }
    Optional<Verdict> meanwhile = Optional.empty();
    if (before != null && before.isOf(rules)) {
      if (before.stands(now)) {
        return before.verdict();
      }
      meanwhile = before.verdict();
    }
    Asked next = new Asked(rules.template(), rules.server(), meanwhile, now.plus(AGAIN_AFTER));
    asked.put(rules.key(), next);
    executor.execute(() -> ask(rules, next, whenKnown));
    return meanwhile;
  }

  @Override
  public void forget(QueueKey queue) {
    asked.remove(queue);
  }

  /** Whether the queue's status has a yes, by an earlier leader, for the current generation. */
  private static boolean saidYes(MatchQueue queue) {
    MatchQueueStatus status = queue.getStatus();
    return status != null
        && Objects.equals(status.observedGeneration, queue.getMetadata().getGeneration())
        && status.conditions.stream()
            .anyMatch(c -> Verdict.TYPE.equals(c.getType()) && "True".equals(c.getStatus()));
  }

  private void ask(QueueRules rules, Asked what, Runnable whenKnown) {
    Verdict verdict;
    try {
      asking.acquire();
      try {
        verdict = Verdict.of(dryRun.apply(rules));
      } finally {
        asking.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (RuntimeException e) {
      verdict = new Verdict("Unknown", AdmissionReason.NOT_ANSWERED, NotCreated.sentence(e));
    }
    if (verdict.status().equals("False")) {
      log.warn("Queue {}: its pods would be refused: {}", rules.key(), verdict.message());
    }
    Asked known = new Asked(what.template(), what.server(), Optional.of(verdict), what.again());
    if (asked.replace(rules.key(), what, known) && !what.verdict().equals(known.verdict())) {
      whenKnown.run();
    }
  }
}
