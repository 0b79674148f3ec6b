package games.kickoff.operator.session;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.server.PodView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What a leader remembers of single sessions between two reconciles. If it is lost with the
 * process, the next leader starts all grace periods anew.
 */
final class SessionObservations {

  private final ConcurrentMap<MatchId, Instant> missingSince = new ConcurrentHashMap<>();
  private final ConcurrentMap<MatchId, Instant> asked = new ConcurrentHashMap<>();

  private record Unschedulable(QueueKey queue, String why) {}

  private final ConcurrentMap<MatchId, Unschedulable> withoutRoom = new ConcurrentHashMap<>();

  private final Set<MatchId> withoutResult = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<MatchId, PodView.Ended> gone = new ConcurrentHashMap<>();

  /** Notes that the match has no result yet; false when that was noted already. */
  boolean noteNoResult(MatchId match) {
    return withoutResult.add(match);
  }

  /** Forgets that the match has no result, so that Postgres is read again. */
  void askForResult(MatchId match) {
    withoutResult.remove(match);
  }

  void seen(MatchId match) {
    missingSince.remove(match);
  }

  void missing(MatchId match, Instant now) {
    missingSince.putIfAbsent(match, now);
  }

  Optional<Instant> missingSince(MatchId match) {
    return Optional.ofNullable(missingSince.get(match));
  }

  /**
   * Notes how the game in a pod ended that is gone. A node removes a deleted pod right after its
   * container ended, so the end is often seen only in the event that the pod is gone.
   *
   * @param end empty: it had not ended, as far as was seen
   */
  void gone(MatchId match, Optional<PodView.Ended> end) {
    gone.compute(match, (id, before) -> end.orElse(null));
  }

  /** How the game in the session's last pod ended that is gone; empty: it is not known. */
  Optional<PodView.Ended> gone(MatchId match) {
    return Optional.ofNullable(gone.get(match));
  }

  void asked(MatchId match, Instant now) {
    asked.put(match, now);
  }

  Optional<Instant> asked(MatchId match) {
    return Optional.ofNullable(asked.get(match));
  }

  /**
   * Makes the next reconcile ask the server whether it has stopped, and Postgres whether there is a
   * result.
   */
  void askSoon(MatchId match) {
    asked.remove(match);
    askForResult(match);
  }

  /**
   * Notes whether a node takes the session's pod.
   *
   * @param why none does; empty: one does, or the reason is unknown
   */
  void unschedulable(MatchId match, QueueKey queue, String why) {
    if (why.isEmpty()) {
      withoutRoom.remove(match);
    } else {
      withoutRoom.put(match, new Unschedulable(queue, why));
    }
  }

  /** Why no node takes the pods of a queue's sessions, one entry each. */
  List<String> unschedulable(QueueKey queue) {
    return withoutRoom.values().stream()
        .filter(waits -> waits.queue().equals(queue))
        .map(Unschedulable::why)
        .toList();
  }

  void forget(MatchId match) {
    missingSince.remove(match);
    asked.remove(match);
    withoutRoom.remove(match);
    withoutResult.remove(match);
    gone.remove(match);
  }
}
