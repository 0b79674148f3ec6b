package games.kickoff.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long a test waits for a condition before it counts as hung. It does not measure speed: on a
 * slow or busy machine everything takes longer and is still correct.
 */
public final class WaitBound implements BeforeAllCallback {

  public static final Duration BOUND = Duration.ofMinutes(2);

  /** Sets the bound for every wait that names none; Awaitility's own default is 10 s. */
  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(BOUND);
  }
}
