package games.kickoff.local.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIT {

  @TempDir private Path temp;

  @Test
  void keepsWhatItAcknowledgedOverAKillWhenAppendOnly() throws Exception {
    try (EmbeddedRedis redis =
        EmbeddedRedis.start(temp.resolve("redis"), RedisOptions.APPEND_ONLY)) {
      ask(redis, "SET a 1");
      redis.kill();

      redis.restart();

      assertThat(ask(redis, "EXISTS a")).isEqualTo(":1\n");
    }
  }

  @Test
  void comesBackEmptyAfterAKillWhenInMemory() throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start(temp.resolve("redis"), RedisOptions.IN_MEMORY)) {
      ask(redis, "SET a 1");
      redis.kill();

      redis.restart();

      assertThat(ask(redis, "EXISTS a")).isEqualTo(":0\n");
    }
  }

  @Test
  void holdsEverySlotInClusterMode() throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start(temp.resolve("redis"), RedisOptions.CLUSTER)) {
      assertThat(ask(redis, "SET {tag}a 1")).isEqualTo("+OK\n");
    }
  }

  @Test
  void runsBesideAnother() throws Exception {
    try (EmbeddedRedis one = EmbeddedRedis.start(temp.resolve("one"), RedisOptions.IN_MEMORY);
        EmbeddedRedis two = EmbeddedRedis.start(temp.resolve("two"), RedisOptions.IN_MEMORY)) {
      ask(one, "SET a 1");

      assertThat(ask(two, "EXISTS a")).isEqualTo(":0\n");
    }
  }

  @Test
  void takesAnotherPortThanTheOneAnotherRedisAnswersOn() throws Exception {
    try (EmbeddedRedis one = EmbeddedRedis.start(temp.resolve("one"), RedisOptions.IN_MEMORY);
        EmbeddedRedis two =
            EmbeddedRedis.start(temp.resolve("two"), RedisOptions.IN_MEMORY, one.port())) {
      assertThat(two.port()).isNotEqualTo(one.port());
      assertThat(two.process().isAlive()).isTrue();
    }
  }

  @Test
  void leavesNoProcessAndNoFile() throws Exception {
    EmbeddedRedis redis = EmbeddedRedis.start(temp.resolve("redis"), RedisOptions.IN_MEMORY);

    redis.close();

    assertThat(redis.process().isAlive()).isFalse();
    assertThat(temp).isEmptyDirectory();
  }

  private static String ask(EmbeddedRedis redis, String command) throws Exception {
    return RedisWire.ask("127.0.0.1", redis.port(), command, 1);
  }
}
