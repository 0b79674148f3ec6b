package games.kickoff.core.store;

/**
 * A store did not answer, or refused to. Whether the call took effect is unknown; every operation
 * of this module may be repeated.
 */
public class StoreUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
