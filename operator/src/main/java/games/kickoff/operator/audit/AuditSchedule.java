package games.kickoff.operator.audit;

import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.term.StaleFence;
import games.kickoff.operator.outage.Outages;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the audit when it is asked for, soon after it left a difference alone for being young, and
 * otherwise once a period. One thread, one run at a time.
 */
public final class AuditSchedule implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AuditSchedule.class);

  /** Not worth a queue's status. */
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  private final Audit audit;
  private final Duration period;
  private final Duration retryAfter;
  private final Runnable afterRefill;
  private final Runnable afterFirst;
  private final Outages outages;
  private final Semaphore asked = new Semaphore(0);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean hasRun;
  private volatile boolean hasStarted;
  private volatile long started;
  private volatile Optional<String> failure = Optional.empty();

  /**
   * @param retryAfter the least time between two runs, and how soon to try again when a store or
   *     the API server does not answer
   * @param afterRefill called when a run has filled Redis again
   * @param afterFirst called when the first run is through
   */
  public AuditSchedule(
      Audit audit,
      Duration period,
      Duration retryAfter,
      Runnable afterRefill,
      Runnable afterFirst,
      Outages outages) {
    this.outages = outages;
    this.audit = audit;
    this.period = period;
    this.retryAfter = retryAfter;
    this.afterRefill = afterRefill;
    this.afterFirst = afterFirst;
  }

  /** Runs at once, and from then on. */
  public void start() {
    started = System.nanoTime();
    hasStarted = true;
    Thread.ofVirtual().name("audit").start(this::loop);
  }

  /** Asks for a run now; many asking at once get one. */
  public void ask() {
    asked.release();
  }

  /** Whether it has run through once: what a leader before us left behind is settled. */
  public boolean hasRun() {
    return hasRun;
  }

  /**
   * Why nobody is matched yet.
   *
   * @return empty when somebody is, or when the first run has not taken long enough to speak of
   */
  public Optional<String> whyNotSettled() {
    if (hasRun) {
      return Optional.empty();
    }
    if (failure.isPresent()) {
      return Optional.of("the first audit of this term does not succeed: " + failure.get());
    }
    boolean takesLong = hasStarted && System.nanoTime() - started > AT_ONCE.toNanos();
    return takesLong ? Optional.of("the first audit of this term is under way") : Optional.empty();
  }

  /** Whether a run is under way that has not got any further for that long. */
  public boolean isStuckFor(Duration time) {
    return audit.isStuckFor(time);
  }

  private void loop() {
    while (ended.getCount() > 0) {
      Duration next = period;
      try {
        Audit.Outcome outcome = audit.run();
        if (outcome.refilled()) {
          afterRefill.run();
        }
        if (!hasRun) {
          hasRun = true;
          afterFirst.run();
        }
        if (outcome.unsettled() && Audit.GRACE.compareTo(period) < 0) {
          next = Audit.GRACE;
        }
        failure = Optional.empty();
      } catch (StaleFence e) {
        outages.leadNoMore(e);
        return;
      } catch (Rebuilding e) {
        next = retryAfter; // a loss was found on the way
      } catch (StoreUnavailable | KubernetesClientException e) {
        if (isNew(e)) {
          log.warn("The audit waits: {}", e.getMessage());
        }
        next = retryAfter;
      } catch (RuntimeException | Error e) {
        if (isNew(e)) {
          log.error("The audit failed; it runs again", e);
        }
        next = hasRun ? period : retryAfter.multipliedBy(5); // nobody is matched before the first
      }
      try {
        // Many may ask at once and again and again: never back to back.
        if (ended.await(retryAfter.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        if (asked.tryAcquire(next.toMillis(), TimeUnit.MILLISECONDS)) {
          asked.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Not each time: the same failure comes back every few seconds, with other ids in its words. */
  private boolean isNew(Throwable e) {
    String kind = e.getClass().getSimpleName() + ": ";
    if (failure.filter(known -> known.startsWith(kind)).isPresent()) {
      return false;
    }
    failure = Optional.of(kind + e.getMessage());
    return true;
  }

  @Override
  public void close() {
    ended.countDown();
    asked.release();
  }
}
