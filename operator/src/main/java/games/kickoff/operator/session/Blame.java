package games.kickoff.operator.session;

import games.kickoff.core.id.PlayerId;

/** Why a session is given up, as far as its tickets are concerned. */
sealed interface Blame {

  Blame SERVER = new Server();
  Blame MATCH = new Match();
  Blame NOBODY = new Nobody();

  /** Its server: the tickets' return is counted. */
  record Server() implements Blame {}

  /** The match itself, or us: the same, but no server is blamed. */
  record Match() implements Blame {}

  /** Its tickets go back uncounted; told already, by a leader before us, they end. */
  record Nobody() implements Blame {}

  /** A player who is in another match: his ticket is cancelled, the others go back. */
  record Player(PlayerId busy) implements Blame {}
}
