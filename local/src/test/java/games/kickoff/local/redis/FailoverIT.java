package games.kickoff.local.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.change.ChangeListener;
import games.kickoff.core.change.Changes;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.redis.change.RedisChanges;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.RedisSettings;
import games.kickoff.testing.WaitBound;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fail-overs of Redis: from a primary that is demoted and stays up, and from one that is gone. */
class FailoverIT {

  /**
   * The time that docs/reliability.md promises for a fail-over, without the operator's own part.
   */
  private static final Duration AT_MOST = Duration.ofSeconds(3);

  @TempDir private Path temp;

  /** The switch is like a Service, a proxy or an address that moves: existing connections stay. */
  @Test
  void goesOnBehindASwitchThoughItsConnectionsStillLeadToTheDemotedServer() throws Exception {
    try (RedisPair pair = RedisPair.start(temp);
        TcpSwitch front = new TcpSwitch(pair.primary().port());
        RealmRedis redis =
            RealmRedis.connect(
                RedisSettings.of("switched", URI.create("redis://127.0.0.1:" + front.port())))) {
      Heard heard = new Heard();
      try (Changes.Subscription subscription =
          new RedisChanges(redis, Duration.ofMillis(50)).subscribe(heard)) {
        await().until(() -> heard.connections.get() == 1);

        pair.failOver();
        front.to(pair.primary().port());

        assertThat(untilItAnswers(redis)).isLessThan(AT_MOST);
        EmbeddedRedis primary = pair.primary();
        await().atMost(WaitBound.BOUND).until(() -> isHeardOn(primary));
        assertThat(heard.connections.get()).isGreaterThan(1);
      }
    }
  }

  @Test
  void followsSentinelsToTheNewPrimaryOfAHandOver() throws Exception {
    try (RedisPair pair = RedisPair.start(temp);
        RedisSentinels sentinels = RedisSentinels.start(temp, pair, Duration.ofMillis(500));
        RealmRedis redis = RealmRedis.connect(settings(sentinels))) {
      redis.condition();
      EmbeddedRedis next = pair.replica();

      sentinels.failOver();
      await().until(() -> pair.primary() == next);

      assertThat(untilItAnswers(redis)).isLessThan(AT_MOST);

      EmbeddedRedis last = pair.replica();
      next.process().pause(); // silent, with its connections open
      try {
        await().atMost(Duration.ofSeconds(30)).until(() -> isPrimary(last));
        assertThat(untilItAnswers(redis)).isLessThan(AT_MOST);
      } finally {
        next.process().resume();
      }
    }
  }

  private static boolean isHeardOn(EmbeddedRedis redis) {
    String channel = "kickoff:{switched}:changes";
    try (var jedis = redis.bare()) {
      return jedis.pubsubNumSub(channel).get(channel) == 1;
    }
  }

  private static boolean isPrimary(EmbeddedRedis redis) {
    try (var jedis = redis.bare()) {
      return jedis.info("replication").contains("role:master");
    }
  }

  private static RedisSettings settings(RedisSentinels sentinels) {
    return RedisSettings.fromEnvironment(
        Map.of(
            "KICKOFF_REALM",
            "watched",
            "KICKOFF_REDIS_SENTINELS",
            sentinels.addresses(),
            "KICKOFF_REDIS_SENTINEL_MASTER",
            RedisSentinels.MASTER));
  }

  private static Duration untilItAnswers(RealmRedis redis) {
    Instant start = Instant.now();
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          try {
            redis.condition();
            return true;
          } catch (StoreUnavailable e) {
            return false;
          }
        });
    return Duration.between(start, Instant.now());
  }

  private static final class Heard implements ChangeListener {

    private final AtomicInteger connections = new AtomicInteger();

    @Override
    public void ticketChanged(TicketId ticket, long rev) {}

    @Override
    public void matchChanged(MatchId match) {}

    @Override
    public void connected() {
      connections.incrementAndGet();
    }
  }
}
