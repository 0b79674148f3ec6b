package games.kickoff.core.term;

/** Another operator leads by now. Nothing was changed, and this process must stop acting. */
public final class StaleFence extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StaleFence(Fence ours) {
    super("fence " + ours.value() + " is stale: another operator leads");
  }
}
