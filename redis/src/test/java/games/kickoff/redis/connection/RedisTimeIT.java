package games.kickoff.redis.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import games.kickoff.redis.fixture.TestRedis;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class RedisTimeIT {

  @Test
  void isThisMachinesWhereBothAreOne() {
    try (RealmRedis redis = TestRedis.shared().freshClient()) {
      assertThat(redis.time()).isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));
    }
  }
}
