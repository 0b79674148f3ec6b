package games.kickoff.faults.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A fault that is injected into a realm once and repaired afterwards. */
public interface Fault {

  /** Injects the fault. It must return soon, since a request may be held back until then. */
  void hit() throws IOException;

  /** The time from the end of {@link #hit} to {@link #heal}. */
  Duration holds();

  /** Repairs what Kickoff can't repair itself. */
  void heal() throws IOException;

  /** What the fault itself saw go wrong, a sentence each. Called after {@link #heal}. */
  default List<String> failures() {
    return List.of();
  }

  /** Whether a request still reaches its server if the fault is injected just before it. */
  default boolean letsPass() {
    return false;
  }
}
