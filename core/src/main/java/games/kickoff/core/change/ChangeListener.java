package games.kickoff.core.change;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;

/**
 * Receives the realm's announcements of changes. Its methods are called by the subscription's
 * thread, so they must not block.
 */
public interface ChangeListener {

  /**
   * The ticket has changed, and its revision is now {@code rev} or greater. A claim does not read
   * the revisions of its tickets and announces 0, so a listener must read the ticket to know its
   * state.
   */
  void ticketChanged(TicketId ticket, long rev);

  /** The match has changed its state. */
  void matchChanged(MatchId match);

  /**
   * The subscription is connected. Announcements made while it was not are lost, so the listener
   * must read again whatever it keeps.
   */
  void connected();
}
