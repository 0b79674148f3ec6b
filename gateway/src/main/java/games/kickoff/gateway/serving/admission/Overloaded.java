package games.kickoff.gateway.serving.admission;

/** Too many calls are inside the stores; nothing was asked of them. May be repeated in a moment. */
public final class Overloaded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Overloaded() {
    super("too many store calls at once", null, false, false);
  }
}
