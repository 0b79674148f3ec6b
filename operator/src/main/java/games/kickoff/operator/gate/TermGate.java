package games.kickoff.operator.gate;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Whether this process acts. A stand-by watches and acts on nothing; a leader acts from the
 * beginning of its term to its end, which waits for what is under way. What is turned away is the
 * next leader's to do: each look is at the whole state.
 */
public final class TermGate {

  private static final int MOST = Integer.MAX_VALUE;

  private final Semaphore places = new Semaphore(0);
  private volatile boolean open;

  /** From here on this process acts. */
  public synchronized void begin() {
    if (!open) {
      places.release(MOST);
      open = true;
    }
  }

  /** Whether to act; whoever may has to {@link #leave}. */
  boolean enter() {
    if (!open || !places.tryAcquire()) {
      return false;
    }
    if (!open) { // ended in between
      places.release();
      return false;
    }
    return true;
  }

  void leave() {
    places.release();
  }

  /**
   * Nothing begins any more.
   *
   * @return whether all that was under way has ended in that time
   */
  public synchronized boolean end(Duration atMost) throws InterruptedException {
    if (!open) {
      return true;
    }
    open = false;
    return places.tryAcquire(MOST, atMost.toNanos(), TimeUnit.NANOSECONDS);
  }
}
