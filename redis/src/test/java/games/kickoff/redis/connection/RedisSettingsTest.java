package games.kickoff.redis.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  @TempDir Path directory;

  private String file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content).toString();
  }

  private Map<String, String> sentinels() throws IOException {
    return Map.of(
        "KICKOFF_REDIS_SENTINELS", "one:26379, two,[::1]:26380",
        "KICKOFF_REDIS_SENTINEL_MASTER", "mymaster",
        "KICKOFF_REDIS_SENTINEL_USER_FILE", file("sentinel-user", "watcher\n"),
        "KICKOFF_REDIS_SENTINEL_PASSWORD_FILE", file("sentinel-password", "hidden\n"),
        "KICKOFF_REDIS_TLS", "true",
        "KICKOFF_REDIS_USER_FILE", file("user", "kickoff"),
        "KICKOFF_REDIS_PASSWORD_FILE", file("password", "secret"));
  }

  @Test
  void readsWhichSentinelsKnowThePrimary() throws IOException {
    RedisSettings settings = RedisSettings.fromEnvironment(sentinels());

    RedisAddress.Sentinels sentinels = (RedisAddress.Sentinels) settings.address();
    assertThat(sentinels.master()).isEqualTo("mymaster");
    assertThat(sentinels.addresses())
        .extracting(HostAndPort::getPort)
        .containsExactly(26379, 26379, 26380);
    assertThat(sentinels.user()).isEqualTo("watcher");
    assertThat(sentinels.password()).isEqualTo("hidden");
    assertThat(sentinels.tls()).isTrue();
    assertThat(settings.user()).isEqualTo("kickoff");
    assertThat(settings.password()).isEqualTo("secret");
  }

  @Test
  void logsNoPassword() throws IOException {
    assertThat(RedisSettings.fromEnvironment(sentinels()).toString())
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
          KICKOFF_REDIS_SENTINEL_PASSWORD_FILE=/p | has no use without KICKOFF_REDIS_SENTINELS
          KICKOFF_REDIS_SENTINEL_PASSWORD=word | KICKOFF_REDIS_SENTINEL_PASSWORD must not be set
          KICKOFF_REDIS_PASSWORD=word | KICKOFF_REDIS_PASSWORD must not be set
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
