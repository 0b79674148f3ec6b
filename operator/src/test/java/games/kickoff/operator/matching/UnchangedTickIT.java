package games.kickoff.operator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.match.skill.RuledMatcher;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.operator.api.SkillSpec;
import games.kickoff.operator.api.WindowSpec;
import games.kickoff.operator.fixture.SessionApi;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.rules.Duel;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.TestRedis;
import io.prometheus.client.CollectorRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * What a tick costs for a queue with 10,000 tickets waiting, none of which may play yet, when
 * nothing has changed.
 */
class UnchangedTickIT {

  private static final int WAITING = 10_000;
  private static final int TICKS = 400;

  /** No ticket is within another's skill window, so all of them keep waiting. */
  private static final QueueRules RULES =
      Duel.rules(queue -> {
        queue.getSpec().ticketTtl = "1h";
        queue.getSpec().skill = new SkillSpec();
        queue.getSpec().skill.window = new WindowSpec();
        queue.getSpec().skill.window.start = 0.0;
        queue.getSpec().skill.window.max = 0.0;
      });

  @Test
  void costsLessThanAMillisecond() {
    try (Realm realm = Realm.open(TestRedis.shared());
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      realm.publication.publish(RULES.published());
      for (int number = 0; number < WAITING; number++) {
        realm.tickets.join(
            Duel.KEY,
            List.of(new PlayerId("p" + number)),
            Attributes.of(Map.of("rating", number / 100.0)));
      }
      CollectorRegistry registry = new CollectorRegistry();
      MatchTick tick =
          new MatchTick(
              new MatchStores(realm.pools, realm.claims, realm.publication),
              new SessionCreator(new SessionApi().client()),
              new Matchmaking(new RuledMatcher(), new Random(1), executor, Clock.systemUTC()),
              System::nanoTime,
              new OperatorMetrics(registry));
      assertThat(run(tick).pool().waiting()).isEqualTo(WAITING);

      long[] wall = new long[TICKS];
      long[] cpu = new long[TICKS];
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      for (int number = 0; number < TICKS; number++) {
        long began = System.nanoTime();
        long used = threads.getCurrentThreadCpuTime();
        assertThat(run(tick).formed()).isZero();
        cpu[number] = threads.getCurrentThreadCpuTime() - used;
        wall[number] = System.nanoTime() - began;
      }

      System.out.printf(
          "An unchanged tick over %,d waiting: median %,d us, of it CPU of the operator %,d us%n",
          WAITING, median(wall).toNanos() / 1_000, median(cpu).toNanos() / 1_000);
      // CPU time, since other processes may use the cores. What Redis does for a tick is a few
      // reads.
      assertThat(median(cpu)).isLessThan(Duration.ofMillis(1));
    }
  }

  private static MatchTick.Outcome run(MatchTick tick) {
    return tick.run(RULES, Integer.MAX_VALUE).orElseThrow();
  }

  private static Duration median(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return Duration.ofNanos(sorted[sorted.length / 2]);
  }
}
