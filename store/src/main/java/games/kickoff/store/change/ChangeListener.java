package games.kickoff.store.change;

import games.kickoff.core.match.MatchId;
import games.kickoff.core.ticket.TicketId;

/** Who is told of changes. Called by the subscription's thread: must not block. */
public interface ChangeListener {

  /** The ticket has changed; its newest state is at least of this rev. */
  void ticketChanged(TicketId ticket, long rev);

  /** The match has changed its state. */
  void matchChanged(MatchId match);

  /** Announcements arrive from now on; those made before were lost, so read again. */
  void connected();
}
