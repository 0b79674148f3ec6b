package games.kickoff.core.store;

import games.kickoff.core.fact.BadFact;
import java.time.Duration;

/**
 * Observes the calls of a store and the bad facts that they find. It is called by the thread that
 * made the call, so it must not block.
 */
public interface StoreObserver {

  /** Ignores everything. */
  StoreObserver NONE = (name, took, answered) -> {};

  /**
   * A call has returned or thrown.
   *
   * @param name the call's name in lower case, one of a small fixed set
   * @param answered false when the store did not answer, or refused the call
   */
  void called(String name, Duration took, boolean answered);

  /** Something was read that no part of Kickoff can have written. */
  default void badFact(BadFact fact) {}
}
