package games.kickoff.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long a test waits for what it awaits before it is called hung. No measure of speed: on a slow
 * or crowded machine everything takes longer and is right all the same.
 */
public final class WaitBound implements BeforeAllCallback {

  public static final Duration BOUND = Duration.ofMinutes(2);

  /** Of every wait that names no bound of its own; Awaitility's would be 10 s. */
  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(BOUND);
  }
}
