package games.kickoff.local.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.loadtest.progress.BotProgress;
import games.kickoff.loadtest.report.BotReport;
import games.kickoff.loadtest.run.Arrivals;
import games.kickoff.loadtest.run.BotRun;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.process.ChildProcess;
import games.kickoff.operator.api.MatchQueue;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** A queue's rules change while players join it. */
class SpecChangeE2E {

  private static final Executor THREAD_EACH = task -> Thread.ofVirtual().start(task);

  @Test
  void smallerTeamsAndAnotherLimitTakeEffectUnderLoadAndLoseNobody() throws Exception {
    try (Kickoff kickoff = Kickoff.start(ApiChoice.AUTO, "quick.yaml")) {
      ChildProcess operator = kickoff.stack.operators().getFirst();
      CountDownLatch changed = new CountDownLatch(1);
      CompletableFuture<BotReport> afterwards =
          CompletableFuture.supplyAsync(() -> playOnceChanged(kickoff, changed), THREAD_EACH);

      BotReport report =
          BotRun.run(
              Play.bots(kickoff, 20).arrivals(Arrivals.atRate(10)).build(),
              progress -> {
                if (isInTheMiddle(progress) && changed.getCount() > 0) {
                  change(kickoff);
                  changed.countDown();
                }
              });

      assertThat(changed.getCount()).isZero();
      Play.assertPlayedToTheEnd(kickoff, report, afterwards.join());
      assertThat(report.sessions().values()).extracting(Set::size).contains(4);
      assertThat(afterwards.join().sessions().values()).extracting(Set::size).contains(2);
      assertThat(report.rejoins() + afterwards.join().rejoins()).isZero();
      assertThat(operator.isAlive()).isTrue();
    }
  }

  /**
   * More bots that join when the change is published, so that they find the new rules however soon
   * the first bots were matched.
   */
  private static BotReport playOnceChanged(Kickoff kickoff, CountDownLatch changed) {
    await().until(() -> changed.getCount() == 0);
    await()
        .until(() -> kickoff.queues.find(Kickoff.queue("default")).orElseThrow().teamSize() == 1);
    try {
      return BotRun.run(
          Play.bots(kickoff, 20).arrivals(Arrivals.atRate(10)).build(), progress -> {});
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Resource<MatchQueue> queue(Kickoff kickoff) {
    return kickoff
        .kubernetes
        .resources(MatchQueue.class)
        .inNamespace("default")
        .withName("default");
  }

  /** Whether at least four bots play and at least one waits. */
  private static boolean isInTheMiddle(BotProgress progress) {
    return progress.playing() >= 4 && progress.waiting() >= 1;
  }

  private static void change(Kickoff kickoff) {
    queue(kickoff)
        .edit(queue -> {
          queue.getSpec().teams.size = 1;
          queue.getSpec().server.maxStarting = 3;
          return queue;
        });
  }
}
