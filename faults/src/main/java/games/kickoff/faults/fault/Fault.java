package games.kickoff.faults.fault;

import java.io.IOException;
import java.time.Duration;

/** One blow. */
public interface Fault {

  /** Strikes, at once: somebody may be held up until it is done. */
  void hit() throws IOException;

  /** How long it stays so. */
  Duration holds();

  /** Mends what Kickoff can't. */
  void heal() throws IOException;

  /** Whether a request that it strikes before still reaches its server. */
  default boolean letsPass() {
    return false;
  }
}
