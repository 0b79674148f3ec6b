package games.kickoff.operator.audit;

import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.term.StaleFence;
import games.kickoff.operator.leader.SettledTerm;
import games.kickoff.operator.outage.Requests;
import games.kickoff.operator.outage.TermEnd;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the audit when it is asked for, soon after it left a difference alone for being young, and
 * otherwise once a period. One thread, one run at a time.
 */
public final class AuditSchedule implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AuditSchedule.class);

  private final Audit audit;
  private final Duration period;
  private final Duration retryAfter;
  private final Runnable afterRefill;
  private final Runnable afterFirst;
  private final Requests requests;
  private final SettledTerm settled;
  private final TermEnd termEnd;
  private final CountDownLatch ended = new CountDownLatch(1);
  private Optional<String> failure = Optional.empty();

  /**
   * @param requests for a run now
   * @param settled told when the first run begins, fails and is through
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
      Requests requests,
      SettledTerm settled,
      TermEnd termEnd) {
    this.requests = requests;
    this.settled = settled;
    this.termEnd = termEnd;
    this.audit = audit;
    this.period = period;
    this.retryAfter = retryAfter;
    this.afterRefill = afterRefill;
    this.afterFirst = afterFirst;
  }

  /** Runs at once, and from then on. */
  public void start() {
    settled.begin();
    Thread.ofVirtual().name("audit").start(this::loop);
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
        if (!settled.isSettled()) {
          settled.settle();
          afterFirst.run();
        }
        if (outcome.unsettled() && Audit.GRACE.compareTo(period) < 0) {
          next = Audit.GRACE;
        }
        failure = Optional.empty();
      } catch (StaleFence e) {
        termEnd.because(e);
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
        next = settled.isSettled() ? period : retryAfter.multipliedBy(5); // nobody is matched before the first
      }
      try {
        // Many may ask at once and again and again: never back to back.
        if (ended.await(retryAfter.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        requests.await(next);
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
    settled.delayed(kind + e.getMessage());
    return true;
  }

  @Override
  public void close() {
    ended.countDown();
    requests.ask();
  }
}
