package games.kickoff.core.ticket;

import games.kickoff.core.id.TicketId;

/**
 * A ticket that a plan left waiting, and what it waits for.
 *
 * @param by the first value of {@link By} that applies
 */
public record Blocked(TicketId ticket, By by) {

  /** What a waiting ticket waits for. */
  public enum By {
    /**
     * Its party is larger than the rules allow, or the waiting parties can't fill the teams
     * together with it.
     */
    PARTY_SIZE,
    /** Fewer players wait than a full match has. */
    TOO_FEW_PLAYERS,
    /**
     * Enough players wait, but too few of them may play in a region that is near enough to this
     * ticket.
     */
    LATENCY,
    /**
     * Enough players wait, but their skill differs too much from this ticket's. The difference it
     * accepts may still grow with its wait.
     */
    WINDOW
  }
}
