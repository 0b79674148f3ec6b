package games.kickoff.faults.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A fault that repeats an action every 250 ms until it is healed. */
final class Again implements Fault {

  private static final long PAUSE_MILLIS = 250;

  private final Duration holds;
  private final Runnable blow;
  private volatile boolean healed;

  Again(Duration holds, Runnable blow) {
    this.holds = holds;
    this.blow = blow;
  }

  @Override
  public void hit() {
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (!healed) {
              blow.run();
              TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Override
  public Duration holds() {
    return holds;
  }

  @Override
  public void heal() {
    healed = true;
  }
}
