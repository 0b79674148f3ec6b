package games.kickoff.operator.session;

import games.kickoff.core.match.MatchId;
import games.kickoff.core.queue.QueueKey;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What a leader remembers of live sessions between two looks. Losing it with the process only makes
 * the next leader as patient as this one was at first.
 */
final class Sightings {

  private final ConcurrentMap<MatchId, Instant> missingSince = new ConcurrentHashMap<>();
  private final ConcurrentMap<MatchId, Instant> asked = new ConcurrentHashMap<>();

  private final ConcurrentMap<MatchId, QueueKey> withoutRoom = new ConcurrentHashMap<>();

  private final Set<MatchId> withoutResult = ConcurrentHashMap.newKeySet();

  /** Notes that the match has no result yet; false when that was noted before. */
  boolean noteNoResult(MatchId match) {
    return withoutResult.add(match);
  }

  /** Whether the match has a result is to be looked at anew. */
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

  void asked(MatchId match, Instant now) {
    asked.put(match, now);
  }

  Optional<Instant> asked(MatchId match) {
    return Optional.ofNullable(asked.get(match));
  }

  /** Somebody wants the server asked at the next look, and whether there is a result. */
  void askSoon(MatchId match) {
    asked.remove(match);
    askForResult(match);
  }

  /** Whether a node has room for the session's pod. */
  void room(MatchId match, QueueKey queue, boolean there) {
    if (there) {
      withoutRoom.remove(match);
    } else {
      withoutRoom.put(match, queue);
    }
  }

  int withoutRoom(QueueKey queue) {
    return (int) withoutRoom.values().stream().filter(queue::equals).count();
  }

  void forget(MatchId match) {
    missingSince.remove(match);
    asked.remove(match);
    withoutRoom.remove(match);
    withoutResult.remove(match);
  }
}
