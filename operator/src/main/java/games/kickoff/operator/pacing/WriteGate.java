package games.kickoff.operator.pacing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets as many writes be in flight at once as {@link WriteLimit} allows; the others wait in order
 * of arrival.
 */
public final class WriteGate {

  private final WriteLimit limit;
  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition room = lock.newCondition();
  private int underWay;
  private int waiting;

  /**
   * @param late an answer that takes longer counts as late
   * @param nanos a counter of nanoseconds that never goes back
   */
  public WriteGate(Duration late, LongSupplier nanos) {
    this.limit = new WriteLimit(late);
    this.nanos = nanos;
  }

  /** A write in flight. */
  public final class Pass {
    private final long sent = nanos.getAsLong();
    private final AtomicBoolean over = new AtomicBoolean();

    private Pass() {}

    /**
     * Ends the write; further calls change nothing.
     *
     * @param overloaded whether the API server was overloaded, or never answered
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

  /** How many writes may be in flight at once now. */
  public int limit() {
    lock.lock();
    try {
      return limit.writes();
    } finally {
      lock.unlock();
    }
  }
}
