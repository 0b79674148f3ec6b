package games.kickoff.operator.matching;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.MatchQueueStatus;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.queue.QueueDirectory;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.session.ServersSeen;
import games.kickoff.operator.session.SessionCounts;
import games.kickoff.operator.status.FailureEvents;
import games.kickoff.operator.status.StatusWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells how a queue does: its status, an Event of each new failure, its metrics. */
final class QueueReports {

  /**
   * What came of telling.
   *
   * @param written when the status was last written
   * @param writeIn when what was not worth a write yet is; empty: all is told
   */
  record Told(Optional<Instant> written, Optional<Duration> writeIn) {}

  private final QueueDirectory directory;
  private final SessionCounts sessions;
  private final ServerAdmission admission;
  private final StatusWriter statusWriter;
  private final FailureEvents events;
  private final OperatorMetrics metrics;
  private final Clock clock;

  QueueReports(
      QueueDirectory directory,
      SessionCounts sessions,
      ServerAdmission admission,
      StatusWriter statusWriter,
      FailureEvents events,
      OperatorMetrics metrics,
      Clock clock) {
    this.directory = directory;
    this.sessions = sessions;
    this.admission = admission;
    this.statusWriter = statusWriter;
    this.events = events;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Tells what a tick came to.
   *
   * @param written when this process last wrote the status
   * @param whenAdmissionKnown called when the API server has said whether it would take its pods
   */
  Told tell(
      QueueContext at,
      QueueRules rules,
      MatchTick.Outcome outcome,
      Optional<Instant> written,
      Runnable whenAdmissionKnown) {
    MatchQueue queue = at.queue();
    Instant now = clock.instant();
    ServersSeen servers = sessions.of(rules);
    metrics.queue(
        rules.key(),
        outcome.pool().waiting(),
        outcome.pool().tickets().stream()
            .findFirst()
            .map(oldest -> Duration.between(oldest.joinedAt(), outcome.pool().now())),
        outcome.pool().starting(),
        servers.playing());
    MatchQueueStatus status = QueueStatus.after(queue, rules, outcome, servers, now);
    status =
        QueueStatus.withAdmission(
            status, queue, admission.of(queue, rules, whenAdmissionKnown), now);
    status = QueueStatus.withRegion(status, rules, directory.ofRegion(rules.region()), now);
    Optional<Duration> writeIn = QueueStatus.writeIn(queue.getStatus(), status, written, now);
    if (writeIn.isPresent() && writeIn.get().isZero()) {
      write(at, status);
      return new Told(Optional.of(now), Optional.empty());
    }
    return new Told(written, writeIn);
  }

  /** Writes a status, unless it says so already: false, then. */
  boolean write(QueueContext at, MatchQueueStatus status) {
    MatchQueueStatus before = at.queue().getStatus();
    if (before != null
        && QueueStatus.writeIn(before, status, Optional.empty(), clock.instant()).isEmpty()) {
      return false;
    }
    MatchQueue patch = new MatchQueue();
    patch.setSpec(null);
    patch.setStatus(status);
    statusWriter.write(at.queue(), patch, at.josdk());
    QueueStatus.newFailures(before, status)
        .forEach(failed -> events.warn(at.queue(), failed.getReason(), failed.getMessage()));
    return true;
  }

  /** The queue is no more. */
  void forget(QueueKey queue) {
    admission.forget(queue);
    metrics.forget(queue);
  }
}
