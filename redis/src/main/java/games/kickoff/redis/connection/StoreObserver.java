package games.kickoff.redis.connection;

import games.kickoff.core.fact.BadFact;
import java.time.Duration;

/**
 * Who wants to know how the scripts do, and what they find. Called by the thread that ran the
 * script: must not block.
 */
public interface StoreObserver {

  /** Nobody. */
  StoreObserver NONE = (script, took, answered) -> {};

  /**
   * A script was run.
   *
   * @param answered false when Redis did not answer, or refused
   */
  void called(Script script, Duration took, boolean answered);

  /** Something was read that no script can have written. */
  default void badFact(BadFact fact) {}
}
