package games.kickoff.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.loadtest.progress.BotProgress;
import games.kickoff.loadtest.report.BotReport;
import games.kickoff.loadtest.run.Arrivals;
import games.kickoff.loadtest.run.BotRun;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OperatorKilledE2E {

  @Test
  void aNewOperatorFinishesEveryMatchOfOneKilledInTheMiddle() throws Exception {
    try (Kickoff kickoff = Kickoff.start(ApiChoice.MOCK, "quick.yaml")) {
      AtomicBoolean killed = new AtomicBoolean();

      BotReport report =
          BotRun.run(
              Play.bots(kickoff, 40).arrivals(Arrivals.atRate(10)).build(),
              progress -> {
                if (isInTheMiddle(progress) && killed.compareAndSet(false, true)) {
                  replace(kickoff);
                }
              });

      assertThat(killed).isTrue();
      Play.assertPlayedToTheEnd(kickoff, report);
    }
  }

  /** Some play, some wait, some are yet to come. */
  private static boolean isInTheMiddle(BotProgress progress) {
    return progress.playing() >= 4 && progress.waiting() >= 1;
  }

  private static void replace(Kickoff kickoff) {
    try {
      ChildProcess leader = kickoff.stack.operators().getFirst();
      leader.kill();
      assertThat(leader.isAlive()).isFalse();
      kickoff.stack.startOperator();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
