package games.kickoff.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.loadtest.progress.BotProgress;
import games.kickoff.loadtest.report.BotReport;
import games.kickoff.loadtest.run.Arrivals;
import games.kickoff.loadtest.run.BotRun;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.process.ChildProcess;
import games.kickoff.local.stack.Service;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The stack itself starts again an operator or a gateway that was killed, and every bot finishes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorKilledE2E {

  private Kickoff kickoff;

  @BeforeAll
  void start() throws Exception {
    kickoff =
        Kickoff.start(
            ApiChoice.AUTO, "quick.yaml", options -> options.withLease(Duration.ofSeconds(5)));
  }

  @AfterAll
  void stop() throws Exception {
    kickoff.close();
  }

  @Test
  void everyMatchOfTheOnlyOperatorIsFinishedByTheOneThatIsStartedAfterIt() throws Exception {
    playThroughTheDeathOf("operator-1", 24, 3);
  }

  /**
   * Matches last longer than the gateway is away: a bot that returns to a match that is over would
   * join again, and stay alone when all others are done. For the same reason the queue forms no
   * partial matches: they could leave a bot alone whose join waits for the gateway.
   */
  @Test
  void everyBotFinishesThoughTheGatewayIsKilled() throws Exception {
    playThroughTheDeathOf("gateway", 8, 20);
  }

  private void playThroughTheDeathOf(String name, int players, int matchSeconds) throws Exception {
    Service before = service(name);
    AtomicBoolean killed = new AtomicBoolean();

    BotReport report =
        BotRun.run(
            Play.bots(kickoff, players)
                .prefix(name + "-")
                .matchSeconds(matchSeconds)
                .arrivals(Arrivals.atRate(5))
                .build(),
            progress -> {
              if (isInTheMiddle(progress) && killed.compareAndSet(false, true)) {
                kill(before.process());
              }
            });

    assertThat(killed).isTrue();
    Play.assertPlayedToTheEnd(kickoff, report);
    Service after = service(name);
    assertThat(after.restarts()).isOne();
    assertThat(after.process().isAlive()).isTrue();
    assertThat(after.process().pid()).isNotEqualTo(before.process().pid());
    assertThat(after.management()).isEqualTo(before.management());
  }

  private Service service(String name) {
    return kickoff.stack.services().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Whether at least four bots play and at least one waits. */
  private static boolean isInTheMiddle(BotProgress progress) {
    return progress.playing() >= 4 && progress.waiting() >= 1;
  }

  private static void kill(ChildProcess process) {
    process.kill();
    assertThat(process.isAlive()).isFalse();
  }
}
