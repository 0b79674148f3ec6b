package games.kickoff.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.loadtest.progress.BotProgress;
import games.kickoff.loadtest.report.BotReport;
import games.kickoff.loadtest.run.Arrivals;
import games.kickoff.loadtest.run.BotRun;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.process.ChildProcess;
import games.kickoff.operator.api.MatchQueue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A queue's rules change while players join it. */
class SpecChangeE2E {

  @Test
  void smallerTeamsAndAnotherLimitTakeEffectUnderLoadAndLoseNobody() throws Exception {
    try (Kickoff kickoff = Kickoff.start(ApiChoice.AUTO, "quick.yaml")) {
      ChildProcess operator = kickoff.stack.operators().getFirst();
      AtomicBoolean changed = new AtomicBoolean();

      BotReport report =
          BotRun.run(
              Play.bots(kickoff, 40).arrivals(Arrivals.atRate(10)).build(),
              progress -> {
                if (isInTheMiddle(progress) && changed.compareAndSet(false, true)) {
                  change(kickoff);
                }
              });

      assertThat(changed).isTrue();
      Play.assertPlayedToTheEnd(kickoff, report);
      assertThat(report.sessions().values()).extracting(Set::size).contains(4, 2);
      assertThat(report.rejoins()).isZero();
      assertThat(operator.isAlive()).isTrue();
    }
  }

  /** Some play, some wait, some are yet to come. */
  private static boolean isInTheMiddle(BotProgress progress) {
    return progress.playing() >= 4 && progress.waiting() >= 1;
  }

  private static void change(Kickoff kickoff) {
    kickoff
        .kubernetes
        .resources(MatchQueue.class)
        .inNamespace("default")
        .withName("default")
        .edit(queue -> {
          queue.getSpec().teams.size = 1;
          queue.getSpec().server.maxStarting = 3;
          return queue;
        });
  }
}
