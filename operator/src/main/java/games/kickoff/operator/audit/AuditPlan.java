package games.kickoff.operator.audit;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.term.Fence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the owners of facts disagree about, and the repairs for it. Pure. A difference that another
 * part of the system may still resolve by itself is left alone until it is older than the grace.
 *
 * @param repairs each is to be confirmed by a live read before it is made
 * @param unsettled whether a difference was left alone because it is too young; compare again soon
 */
record AuditPlan(List<AuditPlan.Repair> repairs, boolean unsettled) {

  /** One difference and its repair. */
  sealed interface Repair {
    /** The session the difference is about. It is read once more before the repair. */
    MatchId match();

    /** The namespace the session is in, or would be in. */
    String namespace();

    /**
     * A live match in Redis without a session, or with one that is over and that nobody was
     * assigned to. Its tickets go back into the queue, or end if they were assigned.
     */
    record ReleaseClaim(MatchId match, QueueKey queue) implements Repair {
      @Override
      public String namespace() {
        return queue.namespace();
      }
    }

    /**
     * A match in Redis that still counts as live although its session is over and its players were
     * assigned: Redis has lost the write that ended it.
     */
    record EndMatch(MatchId match, QueueKey queue, Endpoint server) implements Repair {
      @Override
      public String namespace() {
        return queue.namespace();
      }
    }

    /** A live session whose match, or whose assignment, is missing in Redis. */
    record PutBack(MatchId match, String namespace) implements Repair {}

    /**
     * A live session whose players were assigned, and whose match Postgres does not have: it was
     * restored from a backup.
     */
    record PutBackRecord(MatchId match, String namespace) implements Repair {}

    /**
     * A match that is recorded as live but has no live session, since somebody deleted the
     * GameSession.
     */
    record EndRecord(MatchId match, QueueKey queue) implements Repair {
      @Override
      public String namespace() {
        return queue.namespace();
      }
    }

    /**
     * A live match that has a result which ends it; its session may not have been notified of that.
     */
    record AnnounceResult(MatchId match, QueueKey queue) implements Repair {
      @Override
      public String namespace() {
        return queue.namespace();
      }
    }

    /** A pod whose session does not exist. */
    record DeletePod(MatchId match, String namespace, String pod) implements Repair {}
  }

  /** A pod made by Kickoff. */
  record PodFact(String namespace, String name, Instant created) {}

  /**
   * A session, in any phase.
   *
   * @param over whether its phase is terminal, in which case its end is in Postgres and Redis, too
   * @param assigned the server its players were assigned to; empty when its status names none
   * @param assignedAt when they were
   */
  record SessionFact(
      String namespace, boolean over, Optional<Endpoint> assigned, Optional<Instant> assignedAt) {}

  /**
   * What the owners of facts hold.
   *
   * @param matches the live matches in Redis
   * @param open the matches that Postgres has had on record as live for longer than the grace
   * @param reported the matches of {@code open} that have a result which ends them
   * @param pods the pods made by Kickoff, by the session that their label names
   * @param unseen namespaces whose sessions the operator may not list; nothing in them is repaired
   */
  record Facts(
      Map<MatchId, SessionFact> sessions,
      List<MatchView> matches,
      Map<MatchId, QueueKey> open,
      Set<MatchId> reported,
      Map<MatchId, List<PodFact>> pods,
      Set<String> unseen) {

    private boolean isLive(MatchId match) {
      SessionFact session = sessions.get(match);
      return session != null && !session.over();
    }
  }

  /**
   * Compares the facts.
   *
   * @param grace how old a difference must be to be repaired; a claim of an earlier term needs no
   *     grace, since a former leader can't go on with it
   */
  static AuditPlan compare(Facts facts, Fence ours, Duration grace, Instant now) {
    List<Repair> repairs = new ArrayList<>();
    Set<MatchId> released = new HashSet<>();
    boolean unsettled = false;
    for (MatchView match : facts.matches()) {
      if (facts.isLive(match.id())) {
        continue;
      }
      if (match.claimedAt().plus(grace).isBefore(now) || match.fence() < ours.value()) {
        repairs.add(overInRedis(match, facts));
        released.add(match.id());
      } else {
        unsettled = true;
      }
    }
    forgotten(facts).forEach(repairs::add);
    unrecorded(facts, grace, now).forEach(repairs::add);
    facts
        .open()
        .forEach((match, queue) -> {
          if (!facts.isLive(match)) {
            repairs.add(new Repair.EndRecord(match, queue));
          } else if (facts.reported().contains(match)) {
            repairs.add(new Repair.AnnounceResult(match, queue));
          }
        });
    for (var entry : facts.pods().entrySet()) {
      MatchId match = entry.getKey();
      for (PodFact pod :
          facts.sessions().containsKey(match) ? List.<PodFact>of() : entry.getValue()) {
        if (pod.created().plus(grace).isBefore(now) || released.contains(match)) {
          repairs.add(new Repair.DeletePod(match, pod.namespace(), pod.name()));
        } else {
          unsettled = true;
        }
      }
    }
    repairs.removeIf(repair -> facts.unseen().contains(repair.namespace()));
    return new AuditPlan(repairs, unsettled);
  }

  /**
   * Live sessions whose players were assigned long enough ago that their records would be among the
   * old ones; twice the grace allows for clocks that differ. A match is recorded before its players
   * are assigned, so a missing record means that Postgres lost it.
   */
  private static List<Repair> unrecorded(Facts facts, Duration grace, Instant now) {
    List<Repair> repairs = new ArrayList<>();
    Instant before = now.minus(grace.multipliedBy(2));
    facts
        .sessions()
        .forEach((match, session) -> {
          boolean old = session.assignedAt().filter(at -> at.isBefore(before)).isPresent();
          if (!session.over() && old && !facts.open().containsKey(match)) {
            repairs.add(new Repair.PutBackRecord(match, session.namespace()));
          }
        });
    return repairs;
  }

  private static Repair overInRedis(MatchView match, Facts facts) {
    SessionFact session = facts.sessions().get(match.id());
    return session == null || session.assigned().isEmpty()
        ? new Repair.ReleaseClaim(match.id(), match.queue())
        : new Repair.EndMatch(match.id(), match.queue(), session.assigned().get());
  }

  /**
   * Live sessions that were assigned according to their status, or have a record according to
   * Postgres, while Redis does not know that. They need no grace: Redis is written before the
   * status, and keeps a match that is over for at least a minute. A session that was neither
   * assigned nor recorded needs no repair: it finds out by itself that its claim is gone, and never
   * starts.
   */
  private static List<Repair> forgotten(Facts facts) {
    Set<MatchId> known = new HashSet<>();
    Set<MatchId> assigned = new HashSet<>();
    for (MatchView match : facts.matches()) {
      known.add(match.id());
      if (match.state() == MatchView.State.ASSIGNED) {
        assigned.add(match.id());
      }
    }
    List<Repair> repairs = new ArrayList<>();
    facts
        .sessions()
        .forEach((match, session) -> {
          boolean isKnown =
              session.assigned().isPresent()
                  ? assigned.contains(match)
                  : known.contains(match) || !facts.open().containsKey(match);
          if (!session.over() && !isKnown) {
            repairs.add(new Repair.PutBack(match, session.namespace()));
          }
        });
    return repairs;
  }
}
