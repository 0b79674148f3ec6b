package games.kickoff.operator.gate;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Whether this process acts. A stand-by watches and acts on nothing. A leader acts from the
 * beginning of its term to the end, which waits for running work. Work that is turned away is left
 * to the next leader, which loses nothing, since a reconcile depends on the whole state and not on
 * events.
 */
public final class TermGate {

  private static final int MOST = Integer.MAX_VALUE;

  private final Semaphore places = new Semaphore(0);
  private volatile boolean open;

  /** Lets this process act from now on. */
  public synchronized void begin() {
    if (!open) {
      places.release(MOST);
      open = true;
    }
  }

  /** Whether to act. A caller that gets true must call {@link #leave}. */
  boolean enter() {
    if (!open || !places.tryAcquire()) {
      return false;
    }
    if (!open) { // the term ended in between
      places.release();
      return false;
    }
    return true;
  }

  void leave() {
    places.release();
  }

  /**
   * Lets nothing begin any more, and waits for running work.
   *
   * @return whether all running work has ended in time
   */
  public synchronized boolean end(Duration atMost) throws InterruptedException {
    if (!open) {
      return true;
    }
    open = false;
    return places.tryAcquire(MOST, atMost.toNanos(), TimeUnit.NANOSECONDS);
  }
}
