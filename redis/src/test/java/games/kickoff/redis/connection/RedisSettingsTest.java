package games.kickoff.redis.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.HostAndPort;

class RedisSettingsTest {

  @Test
  void readsWhichAuthoritiesToTrust() {
    assertThat(
            RedisSettings.fromEnvironment(
                    Map.of(
                        "KICKOFF_REDIS_URL", "rediss://redis:6380",
                        "KICKOFF_REDIS_CA_FILE", "/etc/ca.crt"))
                .caFile())
        .contains(Path.of("/etc/ca.crt"));
  }

  @Test
  void refusesAuthoritiesForARedisWithoutTls() {
    assertThatThrownBy(() ->
            RedisSettings.fromEnvironment(
                Map.of(
                    "KICKOFF_REDIS_URL", "redis://redis:6379",
                    "KICKOFF_REDIS_CA_FILE", "/etc/ca.crt")))
        .hasMessageContaining("KICKOFF_REDIS_CA_FILE is for TLS");
  }

  private static final Map<String, String> SENTINELS =
      Map.of(
          "KICKOFF_REDIS_SENTINELS", "one:26379, two,[::1]:26380",
          "KICKOFF_REDIS_SENTINEL_MASTER", "mymaster",
          "KICKOFF_REDIS_SENTINEL_PASSWORD", "hidden",
          "KICKOFF_REDIS_TLS", "true",
          "KICKOFF_REDIS_PASSWORD", "secret");

  @Test
  void readsWhichSentinelsKnowThePrimary() {
    RedisSettings settings = RedisSettings.fromEnvironment(SENTINELS);

    RedisAddress.Sentinels sentinels = (RedisAddress.Sentinels) settings.address();
    assertThat(sentinels.master()).isEqualTo("mymaster");
    assertThat(sentinels.addresses())
        .extracting(HostAndPort::getPort)
        .containsExactly(26379, 26379, 26380);
    assertThat(sentinels.password()).isEqualTo("hidden");
    assertThat(sentinels.tls()).isTrue();
    assertThat(settings.password()).isEqualTo("secret");
  }

  @Test
  void logsNoPassword() {
    assertThat(RedisSettings.fromEnvironment(SENTINELS).toString())
        .contains("mymaster of sentinels one:26379,two:26379")
        .doesNotContain("hidden")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          KICKOFF_REDIS_SENTINELS=one:26379 | KICKOFF_REDIS_SENTINEL_MASTER is missing
          KICKOFF_REDIS_SENTINELS=redis://one KICKOFF_REDIS_SENTINEL_MASTER=m | redis://one' is not host:port
          KICKOFF_REDIS_SENTINELS=user:word@one KICKOFF_REDIS_SENTINEL_MASTER=m | without scheme and password
          KICKOFF_REDIS_SENTINELS=one:99999 KICKOFF_REDIS_SENTINEL_MASTER=m | one:99999' is not host:port
          KICKOFF_REDIS_SENTINELS=, KICKOFF_REDIS_SENTINEL_MASTER=m | names at least one sentinel
          KICKOFF_REDIS_SENTINELS=one KICKOFF_REDIS_SENTINEL_MASTER=m KICKOFF_REDIS_URL=redis://r | KICKOFF_REDIS_URL and KICKOFF_REDIS_SENTINELS exclude each other
          KICKOFF_REDIS_SENTINELS=one KICKOFF_REDIS_SENTINEL_MASTER=m KICKOFF_REDIS_CLUSTER=true | a Redis Cluster has no sentinels
          KICKOFF_REDIS_SENTINELS=one KICKOFF_REDIS_SENTINEL_MASTER=m KICKOFF_REDIS_TLS=yes | KICKOFF_REDIS_TLS is true or false
          KICKOFF_REDIS_SENTINEL_MASTER=m | has no use without KICKOFF_REDIS_SENTINELS
          KICKOFF_REDIS_TLS=true | KICKOFF_REDIS_TLS is for sentinels
          """)
  void saysWhatIsWrong(String environment, String message) {
    Map<String, String> variables =
        Arrays.stream(environment.split(" "))
            .map(one -> one.split("=", 2))
            .collect(Collectors.toMap(one -> one[0], one -> one[1]));

    assertThatThrownBy(() -> RedisSettings.fromEnvironment(variables))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
