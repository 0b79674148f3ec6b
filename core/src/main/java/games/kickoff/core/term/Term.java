package games.kickoff.core.term;

/**
 * The term of leadership that a store's changes belong to. What changes a store on a leader's
 * behalf is made with one, and asks it at each change.
 */
@FunctionalInterface
public interface Term {

  /** Of a process that only reads: it has no fence, and none of its changes is made. */
  Term NONE =
      () -> {
        throw new IllegalStateException("this process leads no term");
      };

  /**
   * The term's number.
   *
   * @throws IllegalStateException before the term has begun
   */
  Fence fence();
}
