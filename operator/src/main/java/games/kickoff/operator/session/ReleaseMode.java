package games.kickoff.operator.session;

import games.kickoff.core.id.PlayerId;

/** Why a session is given up, as far as its tickets are concerned. */
sealed interface ReleaseMode {

  ReleaseMode SERVER = new Server();
  ReleaseMode MATCH = new Match();
  ReleaseMode NOBODY = new Nobody();

  /** Its server: the tickets' return is counted. */
  record Server() implements ReleaseMode {}

  /** The match itself, or us: the same, but no server is blamed. */
  record Match() implements ReleaseMode {}

  /** Its tickets go back uncounted; assigned already, by a leader before us, they end. */
  record Nobody() implements ReleaseMode {}

  /** A player who is in another match: their ticket is cancelled, the others go back. */
  record Player(PlayerId busy) implements ReleaseMode {}
}
