package games.kickoff.operator.audit;

import games.kickoff.core.match.MatchId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.store.match.Fence;
import games.kickoff.store.match.MatchView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the owners of facts disagree about, and what would repair it. Pure. Whatever another part
 * may still be about to do is left alone until its grace is over.
 */
final class AuditPlan {

  private AuditPlan() {}

  /** One difference and its repair. */
  sealed interface Repair {
    /** The session the difference is about, to be looked for once more before repairing. */
    MatchId match();

    /** A claim without a session: its tickets go back, or end if they were told. */
    record ReleaseClaim(MatchId match, QueueKey queue) implements Repair {}

    /** A match that is recorded as live, without a session: it was deleted behind our back. */
    record EndRecord(MatchId match, QueueKey queue) implements Repair {}

    /** A pod without a session. */
    record DeletePod(MatchId match, String namespace, String pod) implements Repair {}
  }

  /** A pod of ours. */
  record PodFact(String namespace, String name, Instant created) {}

  /**
   * What the owners say.
   *
   * @param sessions the sessions there are, of every phase
   * @param notOver those of them whose end is not written
   * @param matches the live matches in Redis
   * @param open the matches recorded as live for longer than the grace
   * @param pods our pods, by the session their label names
   */
  record Facts(
      Set<MatchId> sessions,
      Set<MatchId> notOver,
      List<MatchView> matches,
      Map<MatchId, QueueKey> open,
      Map<MatchId, List<PodFact>> pods) {}

  /**
   * Compares.
   *
   * @param grace how old a difference must be; a claim of an earlier term needs none, since its
   *     maker can't go on with it
   */
  static List<Repair> compare(Facts facts, Fence ours, Duration grace, Instant now) {
    List<Repair> repairs = new ArrayList<>();
    Set<MatchId> released = new HashSet<>();
    for (MatchView match : facts.matches()) {
      boolean old = match.claimedAt().plus(grace).isBefore(now) || match.fence() < ours.value();
      if (old && !facts.notOver().contains(match.id())) {
        repairs.add(new Repair.ReleaseClaim(match.id(), match.queue()));
        released.add(match.id());
      }
    }
    facts
        .open()
        .forEach((match, queue) -> {
          if (!facts.notOver().contains(match)) {
            repairs.add(new Repair.EndRecord(match, queue));
          }
        });
    facts
        .pods()
        .forEach((match, pods) -> {
          for (PodFact pod : pods) {
            boolean old = pod.created().plus(grace).isBefore(now) || released.contains(match);
            if (old && !facts.sessions().contains(match)) {
              repairs.add(new Repair.DeletePod(match, pod.namespace(), pod.name()));
            }
          }
        });
    return repairs;
  }
}
