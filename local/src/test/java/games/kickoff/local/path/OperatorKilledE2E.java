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

/** Nobody but the stack itself starts again what was killed. */
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
   * Matches last longer than a gateway is away: who comes back to one that is over joins anew, and
   * would be left alone when all others are done. So would the last one of a queue that forms
   * partial matches, while its join waits for the gateway; this queue forms none.
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

  /** Some play, some wait, some are yet to come. */
  private static boolean isInTheMiddle(BotProgress progress) {
    return progress.playing() >= 4 && progress.waiting() >= 1;
  }

  private static void kill(ChildProcess process) {
    process.kill();
    assertThat(process.isAlive()).isFalse();
  }
}
