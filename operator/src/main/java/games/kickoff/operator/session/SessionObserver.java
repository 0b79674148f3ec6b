package games.kickoff.operator.session;

import games.kickoff.core.record.Records;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.GameSessionStatus;
import games.kickoff.operator.api.Phase;
import games.kickoff.operator.server.PodView;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Observes a session: its status, its pods in the cache, and what is remembered of it. Updates what
 * is remembered.
 */
final class SessionObserver {

  private final SessionMemory memory;
  private final SessionIndex index;
  private final ReportedResults results;
  private final Clock clock;

  SessionObserver(SessionMemory memory, SessionIndex index, Records records, Clock clock) {
    this.memory = memory;
    this.index = index;
    this.results = new ReportedResults(records, memory.observations());
    this.clock = clock;
  }

  /**
   * Observes the session.
   *
   * @param found the findings of this reconcile so far
   */
  Observation observed(SessionContext at, List<Finding> found) {
    SessionMatch match = at.match();
    List<PodView> pods = at.pods().toList();
    Optional<Shortage> shortage = at.isDeleted() ? Optional.empty() : noteRoom(at, pods);
    return new Observation(
        match.server(),
        match.retention(),
        match.id().formedAt(), // creationTimestamp is cut to whole seconds
        written(at),
        new Observation.Seen(
            pods,
            memory.observations().gone(match.id()),
            memory.observations().missingSince(match.id()),
            shortage,
            memory.observations().asked(match.id()),
            at.phase() == Phase.READY && !at.isDeleted() && results.ends(match),
            found),
        clock.instant());
  }

  private static Observation.Written written(SessionContext at) {
    GameSession session = at.session();
    GameSessionStatus status =
        session.getStatus() == null ? new GameSessionStatus() : session.getStatus();
    return new Observation.Written(
        at.phase(),
        status.attempt == null ? 1 : status.attempt,
        Optional.ofNullable(status.readyAt).map(Instant::parse),
        Optional.ofNullable(status.endedAt).map(Instant::parse),
        SessionStatus.stuckPod(session),
        SessionStatus.isTroubled(session),
        at.isDeleted());
  }

  /**
   * Notes whether the session has a pod and whether there is room for one.
   *
   * @return the quota that a session without a pod has to wait for
   */
  private Optional<Shortage> noteRoom(SessionContext at, List<PodView> pods) {
    SessionMatch match = at.match();
    SessionObservations observations = memory.observations();
    Shortages shortages = memory.shortages();
    boolean waits = pods.isEmpty() && at.isStarting();
    Optional<Shortage> shortage =
        waits ? shortages.of(match.queue(), match.id(), clock.instant()) : Optional.empty();
    if (!pods.isEmpty() || shortage.isPresent()) {
      observations.seen(match.id());
    } else if (waits) {
      observations.missing(match.id(), clock.instant());
    }
    if (!at.isStarting()) {
      shortages.forget(match.queue(), match.id());
    }
    if (pods.isEmpty() && at.phase().isTerminal()) {
      shortages
          .freed(match.queue().namespace(), clock.instant())
          .forEach(next -> index.wake(next.getValue(), next.getKey().namespace()));
    }
    String noNode = pods.stream().map(PodView::unschedulable).collect(Collectors.joining());
    observations.unschedulable(match.id(), match.queue(), at.phase().isTerminal() ? "" : noNode);
    return shortage;
  }
}
