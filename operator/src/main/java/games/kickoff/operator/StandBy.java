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
 * Brings this process to where it has only to be asked to lead: an operator whose caches are
 * filled. Tries for as long as the API server does not let it.
 */
final class StandBy {

  private static final Logger log = LoggerFactory.getLogger(StandBy.class);

  private static final int TRIES_A_LOG_LINE = 10;

  private final Supplier<KickoffOperator> make;
  private final CompletableFuture<KickoffOperator> filled = new CompletableFuture<>();

  /**
   * @param make an operator that has not been started; another one for each try, since one whose
   *     start failed can't be started again
   */
  StandBy(Supplier<KickoffOperator> make) {
    this.make = make;
  }

  void start() {
    Thread.ofPlatform().daemon().name("stand-by").start(this::fill);
  }

  /** Whether the caches are filled. */
  Check.Finding condition() {
    return filled.isDone()
        ? Check.Finding.fine()
        : Check.Finding.broken("the caches are not filled yet");
  }

  /** The operator, if its caches are filled. */
  Optional<KickoffOperator> operator() {
    return Optional.ofNullable(filled.getNow(null));
  }

  /** The operator, once its caches are filled. */
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
      filled.completeExceptionally(e); // whoever leads ends with it
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
