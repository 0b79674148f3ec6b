package games.kickoff.core.store;

import games.kickoff.core.fact.BadFact;
import java.time.Duration;

/**
 * Who wants to know how calls of a store do, and what they find. Called by the thread that made the
 * call: must not block.
 */
public interface StoreObserver {

  /** Nobody. */
  StoreObserver NONE = (name, took, answered) -> {};

  /**
   * A call was made.
   *
   * @param name of the call, in lower case: one of a few fixed ones
   * @param answered false when the store did not answer, or refused
   */
  void called(String name, Duration took, boolean answered);

  /** Something was read that nothing of ours can have written. */
  default void badFact(BadFact fact) {}
}
