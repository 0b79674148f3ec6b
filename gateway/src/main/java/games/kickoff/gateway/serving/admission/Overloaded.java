package games.kickoff.gateway.serving.admission;

/**
 * Too many store calls are under way, so this one was not made. The caller may try again in a
 * moment.
 */
public final class Overloaded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Overloaded() {
    super("too many store calls at once", null, false, false);
  }
}
