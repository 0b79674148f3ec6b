package games.kickoff.store.record;

/** Postgres does not take the data, and would not take it later: no outage, but our mistake. */
public final class RecordRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RecordRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
