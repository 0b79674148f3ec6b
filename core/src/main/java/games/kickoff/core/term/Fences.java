package games.kickoff.core.term;

/**
 * The fence of the newest term, as a store keeps it. Methods throw {@link
 * games.kickoff.core.store.StoreUnavailable} when the store does not answer.
 */
public interface Fences {

  /**
   * The value that a store holds.
   *
   * @param token the value as the store has it, for {@link #replace} to compare; empty when the
   *     store holds none
   * @param fence the newest term's fence; {@link Fence#NONE} when the store holds none, or a value
   *     that is no valid fence, which is ignored
   */
  record Held(String token, Fence fence) {}

  /** Reads the value. */
  Held read();

  /**
   * Sets the fence if the store still holds exactly the value that was read.
   *
   * @return whether it was set
   */
  boolean replace(Held read, Fence next);
}
