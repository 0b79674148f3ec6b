package games.kickoff.core.term;

/** Somebody else leads by now: nothing was changed, and this process must stop acting. */
public final class StaleFence extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StaleFence(Fence ours) {
    super("fence " + ours.value() + " is stale: another operator leads");
  }
}
