package games.kickoff.core.store;

/** Postgres does not take the data, and would not take it later: no outage, but our mistake. */
public final class DataRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DataRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
