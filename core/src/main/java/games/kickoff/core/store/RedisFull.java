package games.kickoff.core.store;

/**
 * Redis has no memory left (its {@code maxmemory}) and refused what would take more: nothing was
 * changed. What ends, frees, expires, cancels or withdraws is never refused so.
 */
public final class RedisFull extends StoreUnavailable {

  private static final long serialVersionUID = 1L;

  public RedisFull(String message, Throwable cause) {
    super(message, cause);
  }
}
