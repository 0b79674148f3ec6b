package games.kickoff.core.claim;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.server.Endpoint;
import java.util.Collection;
import java.util.List;

/**
 * What the leading operator does to a match, from the claim of its tickets to its end. Each method
 * is one script, may be repeated, and changes nothing for a match that is over.
 *
 * <p>All methods throw {@link games.kickoff.core.store.StoreUnavailable} when Redis does not
 * answer, {@link games.kickoff.core.term.StaleFence} when a newer leader has written, and {@link
 * games.kickoff.core.store.Rebuilding} while the realm's data is lost.
 */
public interface Claims {

  /** What became of a match. */
  enum Standing {
    /** The change is made, now or by an earlier call. */
    OURS,
    /** The match is over or unknown; nothing was changed. */
    GONE,
    /** Its players were told already; nothing was changed. Only {@link #requeue} answers this. */
    TOLD
  }

  /** Takes the tickets out of the queue for the match, all or none (invariants 1 and 6). */
  ClaimResult claim(MatchId match, QueueKey queue, List<TicketId> tickets);

  /** The match's session exists. What was told decides what may happen to it next. */
  Confirmation confirm(MatchId match);

  /**
   * Gives the match up before anybody was told, through no fault of a server: tickets go back with
   * their first join time, uncounted.
   *
   * @param inMatch players who turned out to be in another match: their tickets are cancelled
   */
  Standing requeue(MatchId match, EndReason reason, Collection<PlayerId> inMatch);

  /**
   * The same, for a match that may itself be to blame: its tickets' return is counted, and after
   * the third they fail with the reason. No server is blamed.
   */
  Standing requeueCounted(MatchId match, EndReason reason);

  /** Tells the match's players where to connect. The match must have been recorded. */
  Standing assign(MatchId match, Endpoint endpoint);

  /**
   * The match's session failed: told tickets end; the others go back with their first join time,
   * and fail after the third time.
   */
  Standing fail(MatchId match, EndReason reason);

  /** The match is over and its players are free. */
  Standing end(MatchId match, EndReason reason);
}
