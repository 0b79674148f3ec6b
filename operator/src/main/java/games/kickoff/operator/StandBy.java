package games.kickoff.operator;

import games.kickoff.operator.outage.RootCause;
import games.kickoff.service.management.Check;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates an operator and syncs its caches, so that it only remains to let it lead. Retries every
 * second until the API server answers and permits it.
 */
final class StandBy {

  private static final Logger log = LoggerFactory.getLogger(StandBy.class);

  private static final int TRIES_A_LOG_LINE = 10;

  private final Supplier<KickoffOperator> make;
  private final CompletableFuture<KickoffOperator> filled = new CompletableFuture<>();

  /**
   * @param make makes an operator that has not been started; called once for each try, since an
   *     operator whose start failed can't be started again
   */
  StandBy(Supplier<KickoffOperator> make) {
    this.make = make;
  }

  void start() {
    Thread.ofPlatform().daemon().name("stand-by").start(this::fill);
  }

  /** Readiness: whether the caches are synced. */
  Check.Finding condition() {
    return filled.isDone()
        ? Check.Finding.fine()
        : Check.Finding.broken("the caches are not filled yet");
  }

  /** The operator; empty until its caches are synced. */
  Optional<KickoffOperator> operator() {
    return Optional.ofNullable(filled.getNow(null));
  }

  /** Waits until the caches are synced, and returns the operator. */
  KickoffOperator await() {
    return filled.join();
  }

  private void fill() {
    try {
      for (int tries = 0; ; tries++) {
        KickoffOperator operator = make.get();
        try {
          operator.standBy();
          filled.complete(operator);
          return;
        } catch (RuntimeException e) {
          if (tries % TRIES_A_LOG_LINE == 0) {
            log.warn("Waiting for the API server to fill the caches: {}", RootCause.brief(e));
          }
          discard(operator);
          TimeUnit.SECONDS.sleep(1);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      filled.completeExceptionally(e); // await() throws it, which ends the process
    }
  }

  private static void discard(KickoffOperator operator) {
    try {
      operator.close();
    } catch (RuntimeException e) {
      log.debug("An operator that did not start was not stopped either", e);
    }
  }
}
