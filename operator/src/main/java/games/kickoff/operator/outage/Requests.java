package games.kickoff.operator.outage;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Asks a thread that does something now and then, such as an audit, to do it now. It can be asked
 * before that thread is there; many who ask at once are answered by doing it once.
 */
public final class Requests {

  private final Semaphore asked = new Semaphore(0);

  /** Asks; returns at once. */
  public void ask() {
    asked.release();
  }

  /**
   * Waits until somebody asks, or has asked since the last wait.
   *
   * @return whether somebody did, in that time
   */
  public boolean await(Duration atMost) throws InterruptedException {
    boolean wasAsked = asked.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (wasAsked) {
      asked.drainPermits();
    }
    return wasAsked;
  }
}
