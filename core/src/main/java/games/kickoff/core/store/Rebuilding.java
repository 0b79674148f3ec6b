package games.kickoff.core.store;

/**
 * Redis has lost its data and the operator has not yet put back the queues and the players of live
 * matches. Nothing was changed; the call may be repeated in a moment.
 */
public final class Rebuilding extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Rebuilding() {
    super("Redis came back empty; queues and live matches are being put back");
  }
}
