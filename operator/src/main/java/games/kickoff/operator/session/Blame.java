package games.kickoff.operator.session;

/** Why a session is given up, as far as its tickets are concerned. */
enum Blame {
  /** Its server: the tickets' return is counted. */
  SERVER,
  /** The match itself, or us: the same, but no server is blamed. */
  MATCH,
  NOBODY
}
