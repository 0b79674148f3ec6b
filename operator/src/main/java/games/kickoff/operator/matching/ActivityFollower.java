package games.kickoff.operator.matching;

import games.kickoff.core.change.Activity;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.operator.outage.Requests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the realm's activity logs in Redis on a thread of its own, and notifies the listener of
 * queues and matches with news.
 */
public final class ActivityFollower implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ActivityFollower.class);

  private final Activity activity;
  private final ActivityListener listener;
  private final Requests audits;
  private final Duration retryAfter;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Instant lastRound;
  private volatile boolean started;

  /**
   * @param audits requested when Redis answers again after an outage, or answers something that
   *     can't be read
   * @param retryAfter the longest pause before another try
   */
  public ActivityFollower(
      Activity activity,
      ActivityListener listener,
      Requests audits,
      Duration retryAfter,
      Clock clock) {
    this.activity = activity;
    this.listener = listener;
    this.audits = audits;
    this.retryAfter = retryAfter;
    this.clock = clock;
    this.lastRound = clock.instant();
  }

  public void start() {
    lastRound = clock.instant();
    started = true;
    Thread.ofVirtual().name("activity").start(this::follow);
  }

  /**
   * Whether no round has begun for that long. A round takes at most seconds, whether Redis answers
   * or not.
   */
  public boolean isStuckFor(Duration time) {
    return started && lastRound.plus(time).isBefore(clock.instant());
  }

  private void follow() {
    int failures = 0;
    try {
      do {
        lastRound = clock.instant();
        try {
          Activity.News news = activity.await(listener.queues());
          if (failures > 0) {
            log.info("Redis is back");
            audits.ask();
            listener.queues().forEach(listener::wake);
          }
          failures = 0;
          news.queues().forEach(listener::wake);
          news.nudged().forEach(this::pass);
        } catch (StoreUnavailable e) {
          if (failures++ == 0) {
            log.warn("The queues' logs in Redis can't be read for now: {}", e.getMessage());
          }
        } catch (RuntimeException e) {
          if (failures++ == 0) { // it may fail again and again, so the loop pauses
            log.error("Following the queues' logs failed; going on", e);
          }
          audits.ask();
        }
      } while (!closed.await(pause(failures), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The pause in milliseconds: short at first, since a new primary may be available already. */
  private long pause(int failures) {
    long most = retryAfter.toMillis();
    return failures == 0 ? 0 : Math.min(most, most / 16 << Math.min(failures, 5));
  }

  /**
   * Passes a nudge on. If that fails, the session is reconciled later, and the other nudges are
   * passed on all the same.
   */
  private void pass(MatchId match) {
    try {
      listener.nudge(match);
    } catch (StoreUnavailable | Rebuilding e) {
      log.debug("A nudge of {} is lost: {}", match, e.getMessage());
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
