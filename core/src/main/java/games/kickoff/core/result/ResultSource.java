package games.kickoff.core.result;

/** Where a result came from. */
public enum ResultSource {
  /** Somebody with the studio's key. */
  API,
  /** The server's termination message. */
  SERVER
}
