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
 * What the owners of facts disagree about, and what would repair it. Pure. Whatever another part
 * may still be about to do is left alone until its grace is over.
 *
 * @param repairs to be confirmed by a live read each
 * @param unsettled whether some difference was left alone for being young: worth another look soon
 */
record AuditPlan(List<AuditPlan.Repair> repairs, boolean unsettled) {

  /** One difference and its repair. */
  sealed interface Repair {
    /** The session the difference is about, to be looked for once more before repairing. */
    MatchId match();

    /** Where the session is, or would be. */
    String namespace();

    /** A claim without a session: its tickets go back, or end if they were assigned. */
    record ReleaseClaim(MatchId match, QueueKey queue) implements Repair {
      @Override
      public String namespace() {
        return queue.namespace();
      }
    }

    /** A match that was played and is over, of which Redis has forgotten the end. */
    record EndMatch(MatchId match, QueueKey queue, Endpoint server) implements Repair {
      @Override
      public String namespace() {
        return queue.namespace();
      }
    }

    /** A live session whose match Redis has forgotten, or forgotten to have assigned. */
    record PutBack(MatchId match, String namespace) implements Repair {}

    /** A match that is recorded as live, without a session: it was deleted behind our back. */
    record EndRecord(MatchId match, QueueKey queue) implements Repair {
      @Override
      public String namespace() {
        return queue.namespace();
      }
    }

    /** A live match whose result ends it, which its session may not know of. */
    record AnnounceResult(MatchId match, QueueKey queue) implements Repair {
      @Override
      public String namespace() {
        return queue.namespace();
      }
    }

    /** A pod without a session. */
    record DeletePod(MatchId match, String namespace, String pod) implements Repair {}
  }

  /** A pod of ours. */
  record PodFact(String namespace, String name, Instant created) {}

  /**
   * A session, of any phase.
   *
   * @param over its end is written, and so stands in Postgres and Redis, too
   * @param assigned the server its players were assigned to; empty when its status does not say so
   */
  record SessionFact(String namespace, boolean over, Optional<Endpoint> assigned) {}

  /**
   * What the owners say.
   *
   * @param matches the live matches in Redis
   * @param open the matches recorded as live for longer than the grace
   * @param reported those of them that have a result which ends them
   * @param pods our pods, by the session their label names
   * @param unseen namespaces whose sessions we may not see: nothing there is repaired
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
   * Compares.
   *
   * @param grace how old a difference must be; a claim of an earlier term needs none, since its
   *     maker can't go on with it
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

  private static Repair overInRedis(MatchView match, Facts facts) {
    SessionFact session = facts.sessions().get(match.id());
    return session == null || session.assigned().isEmpty()
        ? new Repair.ReleaseClaim(match.id(), match.queue())
        : new Repair.EndMatch(match.id(), match.queue(), session.assigned().get());
  }

  /**
   * What was assigned, by its status or its record, and Redis does not know so. No grace: assigning
   * comes before the status, and what is over stays known in Redis for a minute at least. A session
   * nobody was assigned finds out by itself that its claim is gone, and never starts.
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
