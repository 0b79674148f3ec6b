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
  enum ClaimState {
    /** The change is made, now or by an earlier call. */
    OURS,
    /** The match is over or unknown; nothing was changed. */
    GONE,
    /**
     * Its players were assigned already; nothing was changed. Only {@link #requeue} answers this.
     */
    ASSIGNED
  }

  /** Takes the tickets out of the queue for the match, all or none (invariants 1 and 6). */
  ClaimResult claim(MatchId match, QueueKey queue, List<TicketId> tickets);

  /** The match's session exists. What was assigned decides what may happen to it next. */
  Confirmation confirm(MatchId match);

  /**
   * Gives the match up before anybody was assigned, through no fault of a server: tickets go back
   * with their first join time, uncounted.
   *
   * @param inMatch players who turned out to be in another match: their tickets are cancelled
   */
  ClaimState requeue(MatchId match, EndReason reason, Collection<PlayerId> inMatch);

  /**
   * The same, for a match that may itself be to blame: its tickets' return is counted, and after
   * the third they fail with the reason. No server is blamed.
   */
  ClaimState requeueCounted(MatchId match, EndReason reason);

  /** Assigns the match's players to its server. The match must have been recorded. */
  ClaimState assign(MatchId match, Endpoint endpoint);

  /**
   * The match's session failed: assigned tickets end; the others go back with their first join
   * time, and fail after the third time.
   */
  ClaimState fail(MatchId match, EndReason reason);

  /** The match is over and its players are free. */
  ClaimState end(MatchId match, EndReason reason);
}
