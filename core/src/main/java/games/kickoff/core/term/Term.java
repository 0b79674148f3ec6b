package games.kickoff.core.term;

/**
 * The leadership term that a store's changes belong to. A store that writes for the leader is made
 * with a term and asks it for its fence at each write.
 */
@FunctionalInterface
public interface Term {

  /**
   * The term of a process that only reads: it has no fence, so every write throws an {@link
   * IllegalStateException}.
   */
  Term NONE =
      () -> {
        throw new IllegalStateException("this process leads no term");
      };

  /**
   * The term's fence.
   *
   * @throws IllegalStateException when the term has not begun
   */
  Fence fence();
}
