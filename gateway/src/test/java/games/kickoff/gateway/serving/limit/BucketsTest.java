package games.kickoff.gateway.serving.limit;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.gateway.serving.hold.ClientAddress;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BucketsTest {

  /**
   * How much memory a hundred thousand buckets may take: about 300 bytes each, doubled as a margin.
   */
  private static final long MEMORY = 60_000_000;

  @Test
  void letThroughABurstAndThenSayHowLongToWait() {
    Buckets<String> buckets = new Buckets<>(5, 1, Duration.ofMinutes(1), 10);
    for (int i = 0; i < 5; i++) {
      assertThat(buckets.take("a")).isEmpty();
    }
    assertThat(buckets.take("a").orElseThrow())
        .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
    assertThat(buckets.take("b")).isEmpty();
  }

  @Test
  void areBoundedHoweverManyCall() {
    Buckets<ClientAddress> buckets =
        new Buckets<>(500, 100, Duration.ofSeconds(1), RateLimits.MOST);
    long before = heap();
    for (int i = 0; i < 1_000_000; i++) {
      assertThat(buckets.take(new ClientAddress(i, true))).isEmpty();
    }
    assertThat(buckets.size()).isLessThanOrEqualTo(RateLimits.MOST);
    assertThat(heap() - before).isLessThan(MEMORY);
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
