package games.kickoff.core.term;

/**
 * Where a store keeps the fence of the newest term that has begun. Methods throw {@link
 * games.kickoff.core.store.StoreUnavailable} when the store does not answer.
 */
public interface Fences {

  /**
   * What the store holds.
   *
   * @param token the value itself, to be compared by the store; empty when it holds none
   * @param fence the newest term's; {@link Fence#NONE} when the store holds none, or something that
   *     can't be a term's number and counts for nothing
   */
  record Held(String token, Fence fence) {}

  /** Reads it. */
  Held read();

  /**
   * Sets it, if the store still holds exactly what was read.
   *
   * @return whether it did
   */
  boolean replace(Held read, Fence next);
}
