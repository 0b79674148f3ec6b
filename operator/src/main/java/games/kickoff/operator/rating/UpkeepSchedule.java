package games.kickoff.operator.rating;

import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.ladder.RatingUpkeep;
import games.kickoff.operator.outage.Setback;
import games.kickoff.operator.outage.TermEnd;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the periodic upkeep of ratings, on a thread of its own: folds changes of leaderboards into
 * their counts, so that ranks stay quick to find, and writes the decay of inactive players.
 */
public final class UpkeepSchedule implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(UpkeepSchedule.class);

  private final RatingUpkeep upkeep;
  private final Supplier<List<LadderRules>> ladders;
  private final TermEnd termEnd;
  private final Duration period;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param ladders read again on each run
   */
  public UpkeepSchedule(
      RatingUpkeep upkeep, Supplier<List<LadderRules>> ladders, TermEnd termEnd, Duration period) {
    this.upkeep = upkeep;
    this.ladders = ladders;
    this.termEnd = termEnd;
    this.period = period;
  }

  public void start() {
    Thread.ofVirtual().name("rating-upkeep").start(this::loop);
  }

  private void loop() {
    try {
      while (!closed.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          run();
        } catch (RuntimeException e) {
          switch (Setback.of(e)) {
            case Setback.TermOver over -> {
              termEnd.because(over.why());
              return;
            }
            case Setback.Outage outage -> // the reconcilers log outages
                log.debug("The upkeep of ratings waits: {}", e.getMessage());
            default -> log.error("The upkeep of ratings failed; it runs again", e);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does all upkeep that is due, in many short transactions that block nobody for long. */
  void run() {
    int folded;
    do {
      folded = upkeep.fold();
      // Stop at a call that was not full: under load there are always new changes, and decay must
      // get its turn.
    } while (folded >= RatingUpkeep.MOST_CHANGES && closed.getCount() > 0);
    for (LadderRules ladder : ladders.get()) {
      int decayed = 0;
      int part;
      do {
        part = upkeep.decay(ladder);
        decayed += part;
      } while (part >= RatingUpkeep.MOST_PLAYERS && closed.getCount() > 0);
      if (decayed > 0) {
        log.info("Ladder {}: wrote the decay of {} inactive players", ladder.name(), decayed);
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
