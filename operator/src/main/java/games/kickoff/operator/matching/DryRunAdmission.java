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
 * Asks by a dry-run create, beside the ticks: once for a template, and now and then again while the
 * answer is not yes, as what refuses it may be mended. A yes that an earlier leader wrote for the
 * same generation stands.
 */
public final class DryRunAdmission implements ServerAdmission {

  private static final Logger log = LoggerFactory.getLogger(DryRunAdmission.class);

  private static final Duration AGAIN_AFTER = Duration.ofMinutes(5);

  /** Asked at once, for all queues: a new leader has better things to ask for. */
  private static final int PARALLEL = 2;

  private record Asked(
      PodTemplateSpec template, ServerRules server, Optional<Verdict> verdict, Instant again) {

    boolean isOf(QueueRules rules) {
      return server.equals(rules.server()) && template.equals(rules.template());
    }

    /** It is being asked, or said yes, or was asked not long ago. */
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
   * @param dryRun why the API server would not take a queue's pod; empty: it would
   * @param executor where it is asked
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

  /** By an earlier leader, of this very spec. */
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
