package games.kickoff.operator.outage;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets any thread request that a periodic task, such as an audit, runs now. Requests may precede
 * the start of the task's thread; requests made at the same time are answered by one run.
 */
public final class Requests {

  private final Semaphore asked = new Semaphore(0);

  /** Requests a run; returns at once. */
  public void ask() {
    asked.release();
  }

  /**
   * Waits until a run is requested, or was requested since the last wait.
   *
   * @return whether one was, in that time
   */
  public boolean await(Duration atMost) throws InterruptedException {
    boolean wasAsked = asked.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (wasAsked) {
      asked.drainPermits();
    }
    return wasAsked;
  }
}
