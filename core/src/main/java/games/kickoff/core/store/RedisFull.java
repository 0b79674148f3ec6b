package games.kickoff.core.store;

/**
 * Redis has no memory left (its {@code maxmemory}) and refused a call that would take more; nothing
 * was changed. Only joins and claims are refused so. Calls that end matches, free players, or
 * expire, cancel or withdraw tickets never are.
 */
public final class RedisFull extends StoreUnavailable {

  private static final long serialVersionUID = 1L;

  public RedisFull(String message, Throwable cause) {
    super(message, cause);
  }
}
