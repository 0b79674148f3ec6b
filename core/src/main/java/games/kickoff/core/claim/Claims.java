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

  /** How Redis answered a change to a match. */
  enum ClaimState {
    /** The change is made, now or by an earlier call. */
    OURS,
    /** The match is over or unknown; nothing was changed. */
    GONE,
    /**
     * The match's players are already assigned to a server; nothing was changed. Only {@link
     * #requeue} and {@link #requeueCounted} answer this.
     */
    ASSIGNED
  }

  /** Takes the tickets out of the queue for the match, all or none (invariants 1 and 6). */
  ClaimResult claim(MatchId match, QueueKey queue, List<TicketId> tickets);

  /** Notes that the match's session exists. The answer decides whether the session may start. */
  Confirmation confirm(MatchId match);

  /**
   * Gives up a match before its players were assigned, for a reason that is no fault of a server.
   * Its tickets go back to their queue with the time they first joined, and {@link
   * games.kickoff.core.ticket.Ticket#requeues} does not rise.
   *
   * @param inMatch players who turned out to be in another match: their tickets are cancelled
   */
  ClaimState requeue(MatchId match, EndReason reason, Collection<PlayerId> inMatch);

  /**
   * As {@link #requeue}, for a match that may itself be the cause of the trouble: each of its
   * tickets' {@code requeues} rises by one, and a ticket that has already been put back three times
   * fails with the reason. The start does not count as a failed start of the queue's server.
   */
  ClaimState requeueCounted(MatchId match, EndReason reason);

  /** Assigns the match's players to its server. The match must have been recorded. */
  ClaimState assign(MatchId match, Endpoint endpoint);

  /**
   * The match's session failed. Tickets that were assigned end. The others go back to their queue
   * with the time they first joined; one that has already been put back three times fails with the
   * reason, unless the queue's server is taken to be broken ({@link FailedStarts#BROKEN}).
   */
  ClaimState fail(MatchId match, EndReason reason);

  /** The match is over and its players are free. */
  ClaimState end(MatchId match, EndReason reason);
}
