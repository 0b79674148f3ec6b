package games.kickoff.operator.matching;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.MatchQueueStatus;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.session.ServersSeen;
import games.kickoff.operator.status.Reporting;
import games.kickoff.operator.status.StatusWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Reports the state of a queue: its status, an Event for each new failure, and its metrics. */
final class QueueReports {

  /**
   * The outcome of a report.
   *
   * @param written when the status was last written
   * @param writeIn after how long to write changes that are held back for now; empty: all is
   *     written
   */
  record Reported(Optional<Instant> written, Optional<Duration> writeIn) {}

  private final QueueKnowledge queues;
  private final Reporting reporting;
  private final Clock clock;
  private final ConcurrentMap<QueueKey, FormedCount> formed = new ConcurrentHashMap<>();

  QueueReports(QueueKnowledge queues, Reporting reporting, Clock clock) {
    this.queues = queues;
    this.reporting = reporting;
    this.clock = clock;
  }

  /**
   * Reports a tick's outcome.
   *
   * @param written when this process last wrote the status
   * @param whenAdmissionKnown called when the API server has answered whether it would accept the
   *     queue's pods
   */
  Reported report(
      QueueContext at,
      QueueRules rules,
      MatchTick.Outcome outcome,
      Optional<Instant> written,
      Runnable whenAdmissionKnown) {
    MatchQueue queue = at.queue();
    Instant now = clock.instant();
    ServersSeen servers = queues.sessions().of(rules);
    reporting
        .metrics()
        .queue(
            rules.key(),
            outcome.pool().waiting(),
            outcome.pool().tickets().stream()
                .findFirst()
                .map(oldest -> Duration.between(oldest.joinedAt(), outcome.pool().now())),
            outcome.pool().starting(),
            servers.playing());
    MatchQueueStatus status = QueueStatus.after(queue, rules, outcome, servers, now);
    status.matchesFormed = formed(rules.key(), outcome.pool().matchesFormed(), queue.getStatus());
    status =
        QueueStatus.withAdmission(
            status, queue, queues.admission().of(queue, rules, whenAdmissionKnown), now);
    status =
        QueueStatus.withRegion(status, rules, queues.directory().ofRegion(rules.region()), now);
    Optional<Duration> writeIn = QueueStatus.writeIn(queue.getStatus(), status, written, now);
    if (writeIn.isPresent() && writeIn.get().isZero()) {
      write(at, status);
      return new Reported(Optional.of(now), Optional.empty());
    }
    return new Reported(written, writeIn);
  }

  private long formed(QueueKey queue, long inRedis, @Nullable MatchQueueStatus status) {
    Long count = status == null ? null : status.matchesFormed;
    long written = count == null ? 0 : count;
    return formed
        .compute(
            queue,
            (key, before) ->
                before == null
                    ? FormedCount.first(inRedis, written)
                    : before.then(inRedis, written))
        .total();
  }

  /** Writes a status. Returns false, without writing, if the queue already has it. */
  boolean write(QueueContext at, MatchQueueStatus status) {
    MatchQueueStatus before = at.queue().getStatus();
    if (before != null
        && QueueStatus.writeIn(before, status, Optional.empty(), clock.instant()).isEmpty()) {
      return false;
    }
    MatchQueue patch = new MatchQueue();
    patch.setSpec(null);
    patch.setStatus(status);
    StatusWriter.write(at.queue(), patch, at.josdk());
    QueueStatus.newFailures(before, status)
        .forEach(
            failed -> reporting.events().warn(at.queue(), failed.getReason(), failed.getMessage()));
    return true;
  }

  /** Forgets a queue that is gone. */
  void forget(QueueKey queue) {
    formed.remove(queue);
    queues.admission().forget(queue);
    reporting.metrics().forget(queue);
  }
}
