package games.kickoff.core.store;

/**
 * Postgres does not accept the data, and would not accept it later: this is a bug of the caller,
 * not an outage.
 */
public final class DataRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DataRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
