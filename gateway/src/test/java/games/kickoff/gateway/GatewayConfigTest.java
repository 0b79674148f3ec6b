package games.kickoff.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import games.kickoff.core.queue.QueueKey;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayConfigTest {

  @Test
  void hasADefaultForEverything() {
    GatewayConfig config = GatewayConfig.fromEnvironment(Map.of("KICKOFF_HTTP_HOST", ""));
    assertThat(config.httpAddress().getPort()).isEqualTo(8080);
    assertThat(config.httpAddress().getAddress().isAnyLocalAddress()).isTrue();
    assertThat(config.managementAddress().getPort()).isEqualTo(9091);
    assertThat(config.defaultQueue()).isEqualTo(new QueueKey("default", "default"));
    assertThat(config.redis().realm()).isEqualTo("default");
  }

  @ParameterizedTest
  @CsvSource({
    "KICKOFF_HTTP_PORT, http, number from 0 to 65535",
    "KICKOFF_HTTP_PORT, 65536, number from 0 to 65535",
    "KICKOFF_MANAGEMENT_PORT, -1, number from 0 to 65535",
    "KICKOFF_HTTP_HOST, no.such.host.invalid, address",
    "KICKOFF_DEFAULT_QUEUE, ranked, namespace/name",
    "KICKOFF_DEFAULT_QUEUE, default/Ranked, DNS label",
    "KICKOFF_HTTP_CONNECTIONS, 0, number from 1",
    "KICKOFF_STORE_CALLS, many, number from 1",
    "KICKOFF_LOG_FORMAT, xml, text or json",
    "KICKOFF_REALM, My Realm, a-z",
    "KICKOFF_REDIS_URL, localhost:6379, redis://host:port"
  })
  void refusesABadValueNamingTheVariableAndWhatItTakes(String name, String value, String takes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GatewayConfig.fromEnvironment(Map.of(name, value)))
        .withMessageContaining(name)
        .withMessageContaining(takes);
  }

  @Test
  void describesEveryVariableItReads() {
    assertThat(GatewayConfig.VARIABLES)
        .contains(
            "KICKOFF_HTTP_HOST",
            "KICKOFF_HTTP_PORT",
            "KICKOFF_HTTP_CONNECTIONS",
            "KICKOFF_HTTP_IDLE")
        .contains("KICKOFF_MANAGEMENT_HOST", "KICKOFF_MANAGEMENT_PORT", "KICKOFF_DEFAULT_QUEUE")
        .contains("KICKOFF_STORE_CALLS", "KICKOFF_REALM", "KICKOFF_REDIS_URL")
        .contains("KICKOFF_REDIS_USER", "KICKOFF_REDIS_PASSWORD", "KICKOFF_REDIS_CLUSTER")
        .contains("KICKOFF_LOG_LEVEL", "KICKOFF_LOG_FORMAT");
  }
}
