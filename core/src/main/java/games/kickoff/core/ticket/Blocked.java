package games.kickoff.core.ticket;

import games.kickoff.core.id.TicketId;

/** A ticket that a plan left waiting, and what it waits for. */
public record Blocked(TicketId ticket, By by) {

  /** What blocks a ticket. The first that applies. */
  public enum By {
    /** Its party is larger than a team, or the parties waiting can't fill the teams with it. */
    PARTY_SIZE,
    /** Too few players wait. */
    TOO_FEW_PLAYERS,
    /** Enough wait, but not in a region that is near enough to it. */
    LATENCY,
    /** Enough wait, but too far from its skill; its window may still grow. */
    WINDOW
  }
}
