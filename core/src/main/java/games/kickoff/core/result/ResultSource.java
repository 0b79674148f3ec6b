package games.kickoff.core.result;

/** Where a result came from. */
public enum ResultSource {
  /** A call of the API with the studio's key. */
  API,
  /** The server's termination message. */
  SERVER
}
