package games.kickoff.core.change;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;

/** Who is notified of changes. Called by the subscription's thread: must not block. */
public interface ChangeListener {

  /**
   * The ticket has changed; its newest state is at least of this rev. A claim does not read the
   * revs of its tickets and says 0: whoever is notified must read the ticket.
   */
  void ticketChanged(TicketId ticket, long rev);

  /** The match has changed its state. */
  void matchChanged(MatchId match);

  /** Announcements arrive from now on; those made before were lost, so read again. */
  void connected();
}
