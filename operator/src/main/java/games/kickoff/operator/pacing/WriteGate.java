package games.kickoff.operator.pacing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets as many writes through at once as {@link WriteLimit} says; the others wait, the longest
 * waiting first.
 */
public final class WriteGate {

  private final WriteLimit limit;
  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition room = lock.newCondition();
  private int underWay;
  private int waiting;

  /**
   * @param late an answer that took longer came late
   * @param nanos a counter of nanoseconds that never goes back
   */
  public WriteGate(Duration late, LongSupplier nanos) {
    this.limit = new WriteLimit(late);
    this.nanos = nanos;
  }

  /** A write under way. */
  public final class Pass {
    private final long sent = nanos.getAsLong();
    private final AtomicBoolean over = new AtomicBoolean();

    private Pass() {}

    /**
     * The write is over; said again, it changes nothing.
     *
     * @param overloaded whether the API server had too much to do, or never answered
     */
    public void over(boolean overloaded) {
      if (over.compareAndSet(false, true)) {
        leave(sent, overloaded);
      }
    }
  }

  /** Waits until a write may be sent. */
  public Pass enter() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      waiting++;
      try {
        while (underWay >= limit.writes()) {
          room.await();
        }
      } finally {
        waiting--;
      }
      underWay++;
      return new Pass();
    } finally {
      lock.unlock();
    }
  }

  private void leave(long sent, boolean overloaded) {
    lock.lock();
    try {
      underWay--;
      limit.answered(sent, nanos.getAsLong(), overloaded, waiting > 0);
      for (int free = limit.writes() - underWay; free > 0; free--) {
        room.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many may be under way at once by now. */
  public int limit() {
    lock.lock();
    try {
      return limit.writes();
    } finally {
      lock.unlock();
    }
  }
}
