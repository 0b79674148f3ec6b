package games.kickoff.loadtest.run;

import games.kickoff.loadtest.bot.Bot;
import games.kickoff.loadtest.bot.BotOutcome;
import games.kickoff.loadtest.gateway.ApiKey;
import games.kickoff.loadtest.gateway.Gateway;
import games.kickoff.loadtest.progress.BotProgress;
import games.kickoff.loadtest.report.BotReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Runs all bots, each on a virtual thread, from the first arrival to the last outcome. */
public final class BotRun {

  private static final Duration LOOK = Duration.ofMillis(100);

  private final BotOptions options;
  private final Gateway gateway;
  private final Headcount headcount;
  private final CountDownLatch left;
  private final long start = System.nanoTime();

  private BotRun(BotOptions options, Gateway gateway) {
    this.options = options;
    this.gateway = gateway;
    this.headcount = new Headcount(options.players());
    this.left = new CountDownLatch(options.players());
  }

  /**
   * Runs to the end of the last bot, or to the time limit.
   *
   * @param progress called ten times a second, by the calling thread, and once at the end
   * @throws InterruptedException when the caller is interrupted; no bot is running then
   */
  public static BotReport run(BotOptions options, Consumer<BotProgress> progress)
      throws InterruptedException {
    return run(options, Optional.empty(), progress);
  }

  /**
   * Runs like {@link #run(BotOptions, Consumer)} against a gateway that authenticates its callers.
   *
   * @param key the studio's API key, with which the bots call as its backend does
   */
  public static BotReport run(
      BotOptions options, Optional<ApiKey> key, Consumer<BotProgress> progress)
      throws InterruptedException {
    try (Gateway gateway = new Gateway(options.gateway(), options.patience().request(), key)) {
      return new BotRun(options, gateway).run(progress);
    }
  }

  private BotReport run(Consumer<BotProgress> progress) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(options.seed());
    List<Future<BotOutcome>> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (int bot = 0; bot < options.players(); bot++) {
          int index = bot;
          RandomGenerator own = random.split();
          outcomes.add(threads.submit(() -> counted(index, own)));
        }
        watch(progress);
      } finally {
        threads.shutdownNow(); // interrupts the bots that still run
      }
    }
    Duration took = elapsed();
    progress.accept(headcount.at(took));
    return new BotReport(
        outcomes.stream().map(Future::resultNow).toList(), options.matchSize(), took);
  }

  private void watch(Consumer<BotProgress> progress) throws InterruptedException {
    Duration remaining = options.timeLimit();
    while (remaining.isPositive() && left.getCount() > 0) {
      progress.accept(headcount.at(elapsed()));
      Duration look = remaining.compareTo(LOOK) < 0 ? remaining : LOOK;
      if (left.await(look.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
      remaining = options.timeLimit().minus(elapsed());
    }
  }

  private BotOutcome counted(int bot, RandomGenerator random) {
    BotOutcome outcome = arriveAndLive(bot, random);
    headcount.ended(outcome);
    left.countDown();
    return outcome;
  }

  private BotOutcome arriveAndLive(int bot, RandomGenerator random) {
    String player = options.player(bot);
    try {
      Thread.sleep(options.arrivals().of(bot).minus(elapsed()));
      return new Bot(
              player, options.orders(bot), gateway, random, step -> headcount.entered(player, step))
          .live();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return BotOutcome.lost(player, "had not arrived yet when time ran out");
    } catch (RuntimeException e) {
      // A bug in the bot must show up as this bot's failure and not end the run of all others.
      return BotOutcome.lost(player, "has a bug: " + e);
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
