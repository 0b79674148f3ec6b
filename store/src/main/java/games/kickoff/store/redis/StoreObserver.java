package games.kickoff.store.redis;

import java.time.Duration;

/**
 * Who wants to know how the scripts do. Called by the thread that ran the script: must not block.
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
}
