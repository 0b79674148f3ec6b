package games.kickoff.core.store;

/**
 * A store did not answer, or refused to. Whether the call took effect is unknown. Every call of a
 * store may be repeated, but for registering a player without an {@link
 * games.kickoff.core.player.IdempotencyKey}.
 */
public class StoreUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
