package games.kickoff.operator.session;

import games.kickoff.core.id.PlayerId;

/**
 * Who or what is to blame when a session is given up, which decides what happens to its tickets.
 */
sealed interface ReleaseMode {

  ReleaseMode SERVER = new Server();
  ReleaseMode MATCH = new Match();
  ReleaseMode NOBODY = new Nobody();

  /** The server is to blame: the tickets go back into the queue, which is counted for each. */
  record Server() implements ReleaseMode {}

  /**
   * The match itself, or a bug of the operator, is to blame: as for {@link Server}, but the queue's
   * servers are not counted as failing.
   */
  record Match() implements ReleaseMode {}

  /**
   * Nobody is to blame: the tickets go back without being counted, or end if a former leader has
   * assigned them.
   */
  record Nobody() implements ReleaseMode {}

  /** A player is in another match: their ticket is cancelled, the others go back. */
  record Player(PlayerId busy) implements ReleaseMode {}
}
