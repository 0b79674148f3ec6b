package games.kickoff.operator.audit;

import games.kickoff.operator.gate.SettledTerm;
import games.kickoff.operator.outage.Cadence;
import games.kickoff.operator.outage.Setback;
import games.kickoff.operator.outage.TermEnd;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the audit once a period, earlier when it is requested, and soon after a run that left a
 * difference alone because it was too young. Runs on one thread, one run at a time.
 */
public final class AuditSchedule implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AuditSchedule.class);

  private final Audit audit;
  private final Cadence cadence;
  private final AuditListener listener;
  private final SettledTerm settled;
  private final TermEnd termEnd;
  private final CountDownLatch ended = new CountDownLatch(1);
  private Optional<String> failure = Optional.empty();

  /**
   * @param cadence when to run; its {@code retryAfter} applies when a store or the API server does
   *     not answer
   * @param settled is notified when the first run of the term begins, fails and succeeds
   */
  public AuditSchedule(
      Audit audit, Cadence cadence, AuditListener listener, SettledTerm settled, TermEnd termEnd) {
    this.audit = audit;
    this.cadence = cadence;
    this.listener = listener;
    this.settled = settled;
    this.termEnd = termEnd;
  }

  /** Starts the thread; the first run begins at once. */
  public void start() {
    settled.begin();
    Thread.ofVirtual().name("audit").start(this::loop);
  }

  /** Whether a run is in progress that has taken no step for that long. */
  public boolean isStuckFor(Duration time) {
    return audit.isStuckFor(time);
  }

  private void loop() {
    Optional<Duration> next = run();
    while (next.isPresent() && pause(next.get())) {
      next = run();
    }
  }

  /**
   * Runs once.
   *
   * @return after how long to run again; empty: never, as this process is ending
   */
  private Optional<Duration> run() {
    try {
      return Optional.of(after(audit.run()));
    } catch (RuntimeException e) {
      return after(Setback.of(e));
    } catch (Error e) {
      return Optional.of(afterFailure(e));
    }
  }

  private Duration after(Audit.Outcome outcome) {
    if (outcome.refilled()) {
      listener.refilled();
    }
    if (!settled.isSettled()) {
      settled.settle();
      listener.settled();
    }
    failure = Optional.empty();
    return outcome.unsettled() && Audit.GRACE.compareTo(cadence.every()) < 0
        ? Audit.GRACE
        : cadence.every();
  }

  private Optional<Duration> after(Setback setback) {
    return switch (setback) {
      case Setback.TermOver over -> {
        termEnd.because(over.why());
        yield Optional.empty();
      }
      case Setback.Refilling lost ->
          Optional.of(cadence.retryAfter()); // a data loss was found during the run
      case Setback.Failure own -> Optional.of(afterFailure(own.why()));
      default -> {
        RuntimeException why = setback.why();
        if (isNew(why)) {
          log.warn("The audit waits: {}", why.getMessage());
        }
        yield Optional.of(cadence.retryAfter());
      }
    };
  }

  private Duration afterFailure(Throwable why) {
    if (isNew(why)) {
      log.error("The audit failed; it runs again", why);
    }
    // No match is formed before the first successful run, so it is retried sooner.
    return settled.isSettled() ? cadence.every() : cadence.retryAfter().multipliedBy(5);
  }

  /**
   * Waits for the next run, at least {@code retryAfter}: many callers may request a run again and
   * again. Returns whether to go on.
   */
  private boolean pause(Duration next) {
    try {
      if (ended.await(cadence.retryAfter().toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
      cadence.requests().await(next);
      return ended.getCount() > 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Whether to log the failure. One of the same exception class as the last is not logged: it
   * recurs every few seconds, with other ids in its message.
   */
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
    cadence.requests().ask();
  }
}
