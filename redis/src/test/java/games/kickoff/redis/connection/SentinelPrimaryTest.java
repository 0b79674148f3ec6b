package games.kickoff.redis.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import games.kickoff.redis.connection.RedisAddress.Sentinels;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisException;

/** Finding the primary by sentinels that learn of a fail-over one after the other. */
class SentinelPrimaryTest {

  private static final HostAndPort OLD = new HostAndPort("10.0.0.1", 6379);
  private static final HostAndPort NEW = new HostAndPort("10.0.0.2", 6379);

  private FakeSentinel one;
  private FakeSentinel other;
  private SentinelPrimary primary;

  @BeforeEach
  void start() throws IOException {
    one = new FakeSentinel(OLD, 1);
    other = new FakeSentinel(OLD, 1);
    primary =
        new SentinelPrimary(
            new Sentinels("kickoff", List.of(one.place(), other.place()), "", "", false),
            DefaultJedisClientConfig.builder().build());
  }

  @AfterEach
  void stop() throws IOException {
    one.close();
    other.close();
  }

  @Test
  void hearsOfTheNewPrimaryFromWhicheverSentinelKnows() {
    other.says(NEW, 2);

    assertThat(primary.find()).isEqualTo(OLD);
    assertThat(primary.findAmongAll()).isEqualTo(NEW);
  }

  @Test
  void doesNotGoBackToWhatOneSaysWhoHasNotHeardOfIt() {
    other.says(NEW, 2);
    primary.findAmongAll();

    assertThat(primary.find()).isEqualTo(NEW);
  }

  @Test
  void doesNotGoBackWhenOnlyThatOneAnswers() {
    other.says(NEW, 2);
    primary.findAmongAll();
    other.goAway();

    assertThat(primary.find()).isEqualTo(NEW);
    assertThat(primary.findAmongAll()).isEqualTo(NEW);
  }

  @Test
  void believesSentinelsThatWereSetUpAnewOnceAllSaySo() {
    one.says(NEW, 7);
    other.says(NEW, 7);
    primary.findAmongAll();

    one.says(OLD, 0);
    other.says(OLD, 0);

    assertThat(primary.find()).isEqualTo(NEW);
    assertThat(primary.findAmongAll()).isEqualTo(OLD);
    assertThat(primary.find()).isEqualTo(OLD);
  }

  @Test
  void saysThatNobodyAnswers() {
    one.goAway();
    other.goAway();

    assertThatExceptionOfType(JedisException.class)
        .isThrownBy(primary::find)
        .withMessageContaining("no sentinel of");
  }
}
