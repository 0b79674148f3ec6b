package games.kickoff.operator.matching;

import games.kickoff.core.claim.FailedStarts;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.Reason;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.MatchQueueStatus;
import games.kickoff.operator.matching.ServerAdmission.Verdict;
import games.kickoff.operator.rules.InvalidQueue;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.session.ServersSeen;
import games.kickoff.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes a queue's status and whether it is worth a write. Pure. */
final class QueueStatus {

  /**
   * The shortest time between two writes that change only counts, as these change with every join.
   */
  static final Duration COUNTS_EVERY = Duration.ofSeconds(5);

  private QueueStatus() {}

  /** The status of a queue whose spec is invalid; counts stay as they were. */
  static MatchQueueStatus invalid(MatchQueue queue, InvalidQueue problem, Instant now) {
    MatchQueueStatus status = asBefore(queue);
    String message = String.valueOf(problem.getMessage());
    status.conditions =
        new Conditions(status.conditions, now)
            .set("Ready", false, MatchingReason.INVALID_SPEC.word(), message)
            .set("Matching", false, MatchingReason.INVALID_SPEC.word(), message)
            .list();
    return status;
  }

  /** The status while Redis does not answer; counts stay as they were. */
  static MatchQueueStatus withoutStore(MatchQueue queue, Instant now) {
    MatchQueueStatus status = asBefore(queue);
    status.conditions =
        new Conditions(status.conditions, now)
            .set(
                "Matching", false, MatchingReason.REDIS_UNAVAILABLE.word(), "Redis does not answer")
            .list();
    return status;
  }

  /** The status after a tick that threw an exception; counts stay as they were. */
  static MatchQueueStatus failed(MatchQueue queue, String why, Instant now) {
    MatchQueueStatus status = asBefore(queue);
    status.conditions =
        new Conditions(status.conditions, now)
            .set("Matching", false, MatchingReason.TICK_FAILED.word(), why)
            .list();
    return status;
  }

  /** The status before the first audit of a term has succeeded; counts stay as they were. */
  static MatchQueueStatus notSettled(MatchQueue queue, String why, Instant now) {
    MatchQueueStatus status = asBefore(queue);
    status.conditions =
        new Conditions(status.conditions, now)
            .set("Matching", false, MatchingReason.NOT_SETTLED.word(), why)
            .list();
    return status;
  }

  /**
   * The status after a tick.
   *
   * @param servers the state of the queue's servers
   */
  static MatchQueueStatus after(
      MatchQueue queue,
      QueueRules rules,
      MatchTick.Outcome tick,
      ServersSeen servers,
      Instant now) {
    MatchQueueStatus status = copy(queue);
    status.waiting = tick.pool().waiting();
    status.oldestJoinAt =
        tick.pool().tickets().stream()
            .findFirst()
            .map(Ticket::joinedAt)
            .map(Instant::toString)
            .orElse(null);
    status.starting = tick.pool().starting();
    status.active = servers.playing();
    status.matchesFormed = tick.pool().matchesFormed();
    Conditions conditions =
        new Conditions(status.conditions, now)
            .set("Ready", true, "Valid", "the rules are understood");
    if (rules.paused()) {
      conditions.set("Matching", false, MatchingReason.PAUSED.word(), "spec.paused is true");
    } else if (stands(queue, tick)) {
      // Nothing was tried, so the condition stays: it must not flap.
    } else if (tick.trouble().isPresent()) {
      conditions.set(
          "Matching", false, tick.trouble().get().reason().word(), tick.trouble().get().why());
    } else if (servers.noQuota().isPresent()) {
      conditions.set("Matching", false, MatchingReason.NO_ROOM.word(), servers.noQuota().get());
    } else if (servers.refusal().isPresent()) {
      conditions.set("Matching", false, MatchingReason.POD_REFUSED.word(), servers.refusal().get());
    } else if (tick.pool().failedStarts().areTooMany()) {
      FailedStarts failed = tick.pool().failedStarts();
      conditions.set(
          "Matching",
          false,
          MatchingReason.SERVERS_NOT_STARTING.word(),
          "the last %d starts failed (%s); one match at a time is tried, no ticket is counted down"
              .formatted(failed.inARow(), Reason.word(failed.reason())));
    } else if (tick.full() && servers.withoutNode() > 0) {
      conditions.set(
          "Matching",
          false,
          MatchingReason.NO_ROOM.word(),
          "%d sessions wait for a node with room; server.maxStarting is %d: %s"
              .formatted(servers.withoutNode(), rules.maxStarting(), servers.noNode()));
    } else if (tick.full()) {
      conditions.set(
          "Matching",
          false,
          MatchingReason.TOO_MANY_STARTING.word(),
          "server.maxStarting (%d) sessions are not ready yet".formatted(rules.maxStarting()));
    } else {
      conditions.set(
          "Matching", true, MatchingReason.MATCHING.word(), "matches are formed as players join");
    }
    status.conditions = conditions.list();
    return status;
  }

  /**
   * Whether the queue's Matching condition is still valid after a tick that tried nothing. If
   * matches are held back, only that sessions could not be created; if just planning rests,
   * whatever a tick wrote.
   */
  private static boolean stands(MatchQueue queue, MatchTick.Outcome tick) {
    MatchQueueStatus written = queue.getStatus();
    boolean held = tick.full() || tick.pool().failedStarts().areTooMany();
    return tick.rested()
        && written != null
        && Objects.equals(written.observedGeneration, queue.getMetadata().getGeneration())
        && written.conditions.stream()
            .filter(condition -> condition.getType().equals("Matching"))
            .map(Condition::getReason)
            // a reason written by a newer operator counts as a tick's
            .filter(word -> MatchingReason.of(word).map(MatchingReason::isOfATick).orElse(true))
            .anyMatch(word -> !held || word.equals(MatchingReason.SESSION_NOT_CREATED.word()));
  }

  /**
   * Sets the condition that says which queue players join when they name only this queue's region;
   * removes it from a queue without a region.
   *
   * @param ofRegion the queue they join
   */
  static MatchQueueStatus withRegion(
      MatchQueueStatus status, QueueRules rules, Optional<QueueKey> ofRegion, Instant now) {
    if (!rules.region().isEmpty()) {
      boolean first = ofRegion.filter(rules.key()::equals).isPresent();
      String which = first ? "this queue" : ofRegion.map(QueueKey::toString).orElse("none");
      status.conditions =
          new Conditions(status.conditions, now)
              .set(
                  "RegionQueue",
                  first,
                  first ? "First" : "AnotherQueue",
                  "players who name region " + rules.region() + " alone join " + which)
              .list();
    } else {
      status.conditions = new Conditions(status.conditions, now).remove("RegionQueue").list();
    }
    return status;
  }

  /**
   * Sets the condition that says whether the API server would accept the queue's pods. While that
   * is unknown, the condition of an earlier spec is removed.
   */
  static MatchQueueStatus withAdmission(
      MatchQueueStatus status, MatchQueue queue, Optional<Verdict> admission, Instant now) {
    Conditions conditions = new Conditions(status.conditions, now);
    MatchQueueStatus written = queue.getStatus();
    if (admission.isPresent()) {
      Verdict verdict = admission.get();
      conditions.set(Verdict.TYPE, verdict.status(), verdict.reason().word(), verdict.message());
    } else if (written != null
        && !Objects.equals(written.observedGeneration, status.observedGeneration)) {
      conditions.remove(Verdict.TYPE);
    }
    status.conditions = conditions.list();
    return status;
  }

  /**
   * The conditions that this status makes False, or False for another reason, where the reason is a
   * failure.
   */
  static List<Condition> newFailures(@Nullable MatchQueueStatus before, MatchQueueStatus next) {
    return next.conditions.stream()
        .filter(c -> "False".equals(c.getStatus()))
        .filter(c -> MatchingReason.of(c.getReason()).filter(MatchingReason::isFailure).isPresent())
        .filter(c ->
            before == null
                || before.conditions.stream()
                    .noneMatch(b ->
                        b.getType().equals(c.getType())
                            && Objects.equals(b.getReason(), c.getReason())))
        .toList();
  }

  /**
   * How long a changed status may wait before it is written.
   *
   * @param lastWrite when this process last wrote it
   * @return zero: write now; empty: nothing has changed
   */
  static Optional<Duration> writeIn(
      @Nullable MatchQueueStatus written,
      MatchQueueStatus next,
      Optional<Instant> lastWrite,
      Instant now) {
    if (written == null
        || !Objects.equals(written.conditions, next.conditions)
        || !Objects.equals(written.observedGeneration, next.observedGeneration)) {
      return Optional.of(Duration.ZERO);
    }
    boolean same =
        Objects.equals(written.waiting, next.waiting)
            && Objects.equals(written.oldestJoinAt, next.oldestJoinAt)
            && Objects.equals(written.starting, next.starting)
            && Objects.equals(written.active, next.active)
            && Objects.equals(written.matchesFormed, next.matchesFormed);
    if (same) {
      return Optional.empty();
    }
    Duration since = lastWrite.map(at -> Duration.between(at, now)).orElse(COUNTS_EVERY);
    return Optional.of(
        since.compareTo(COUNTS_EVERY) >= 0 ? Duration.ZERO : COUNTS_EVERY.minus(since));
  }

  /** A copy of the status with its counts. */
  private static MatchQueueStatus asBefore(MatchQueue queue) {
    MatchQueueStatus status = copy(queue);
    if (queue.getStatus() != null) {
      status.waiting = queue.getStatus().waiting;
      status.starting = queue.getStatus().starting;
      status.active = queue.getStatus().active;
      status.matchesFormed = queue.getStatus().matchesFormed;
    }
    return status;
  }

  private static MatchQueueStatus copy(MatchQueue queue) {
    MatchQueueStatus status = new MatchQueueStatus();
    if (queue.getStatus() != null) {
      status.conditions = queue.getStatus().conditions;
      status.oldestJoinAt = queue.getStatus().oldestJoinAt; // a null would remove it
    }
    status.observedGeneration = queue.getMetadata().getGeneration();
    return status;
  }
}
