package games.kickoff.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
