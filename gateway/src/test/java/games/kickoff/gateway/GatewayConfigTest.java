package games.kickoff.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import games.kickoff.core.queue.QueueKey;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayConfigTest {

  @Test
  void hasADefaultForEverything() {
    GatewayConfig config =
        GatewayConfig.fromEnvironment(Map.of("KICKOFF_HTTP_HOST", "", "KICKOFF_AUTH", "off"));
    assertThat(config.http().address().getPort()).isEqualTo(8080);
    assertThat(config.http().address().getAddress().isAnyLocalAddress()).isTrue();
    assertThat(config.managementAddress().getPort()).isEqualTo(9091);
    assertThat(config.defaultQueue()).isEqualTo(new QueueKey("default", "default"));
    assertThat(config.redis().realm()).isEqualTo("default");
  }

  @ParameterizedTest
  @CsvSource({"20000, 2000", "200, 20", "10, 20"})
  void letsAnAddressHoldATenthOfTheConnections(String connections, int perAddress) {
    Map<String, String> environment = withAuthOff("KICKOFF_HTTP_CONNECTIONS", connections);
    assertThat(GatewayConfig.fromEnvironment(environment).http().connectionsPerAddress())
        .isEqualTo(perAddress);
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
    "KICKOFF_HTTP_HEADER_TIMEOUT, 0, number from 1",
    "KICKOFF_CONNECTIONS_PER_ADDRESS, -1, number from 0",
    "KICKOFF_WAITS_PER_PLAYER, few, number from 0",
    "KICKOFF_STORE_CALLS, many, number from 1",
    "KICKOFF_LOG_FORMAT, xml, text or json",
    "KICKOFF_AUTH, yes, on or off",
    "KICKOFF_RATE_PLAYER, -1, number from 0",
    "KICKOFF_RATE_ADDRESS, lots, number from 0",
    "KICKOFF_RATE_REGISTER, -1, number from 0",
    "KICKOFF_TRUSTED_PROXIES, 11, number from 0 to 10",
    "KICKOFF_REALM, My Realm, a-z",
    "KICKOFF_REDIS_PASSWORD, word, KICKOFF_REDIS_PASSWORD_FILE",
    "KICKOFF_AUTH_SECRETS, word, KICKOFF_AUTH_SECRETS_FILE",
    "KICKOFF_API_KEYS, word, KICKOFF_API_KEYS_FILE",
    "KICKOFF_REDIS_URL, localhost:6379, redis://host:port"
  })
  void refusesABadValueNamingTheVariableAndWhatItTakes(String name, String value, String takes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GatewayConfig.fromEnvironment(withAuthOff(name, value)))
        .withMessageContaining(name)
        .withMessageContaining(takes);
  }

  private static Map<String, String> withAuthOff(String name, String value) {
    Map<String, String> environment = new HashMap<>(Map.of("KICKOFF_AUTH", "off"));
    environment.put(name, value);
    return environment;
  }

  @Test
  void refusesToStartWhenNobodySaysHowCallersAreKnown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GatewayConfig.fromEnvironment(Map.of()))
        .withMessageContaining("KICKOFF_AUTH_SECRETS")
        .withMessageContaining("KICKOFF_AUTH=off");
  }

  @Test
  void describesEveryVariableItReads() {
    assertThat(GatewayConfig.VARIABLES)
        .contains(
            "KICKOFF_HTTP_HOST",
            "KICKOFF_HTTP_PORT",
            "KICKOFF_HTTP_CONNECTIONS",
            "KICKOFF_HTTP_IDLE",
            "KICKOFF_HTTP_HEADER_TIMEOUT",
            "KICKOFF_CONNECTIONS_PER_ADDRESS",
            "KICKOFF_WAITS_PER_PLAYER")
        .contains("KICKOFF_MANAGEMENT_HOST", "KICKOFF_MANAGEMENT_PORT", "KICKOFF_DEFAULT_QUEUE")
        .contains("KICKOFF_STORE_CALLS", "KICKOFF_REALM", "KICKOFF_REDIS_URL")
        .contains("KICKOFF_REDIS_USER", "KICKOFF_REDIS_USER_FILE", "KICKOFF_REDIS_PASSWORD_FILE")
        .contains("KICKOFF_REDIS_CLUSTER", "KICKOFF_REDIS_SENTINEL_PASSWORD_FILE")
        .contains("KICKOFF_LOG_LEVEL", "KICKOFF_LOG_FORMAT", "KICKOFF_AUTH ")
        .contains("KICKOFF_AUTH_SECRETS_FILE")
        .contains("KICKOFF_API_KEYS_FILE", "KICKOFF_AUTH_ISSUER", "KICKOFF_AUTH_LIFETIME")
        .contains("KICKOFF_RATE_PLAYER", "KICKOFF_RATE_ADDRESS", "KICKOFF_RATE_REGISTER")
        .contains("KICKOFF_TRUSTED_PROXIES", "KICKOFF_POSTGRES_URL", "KICKOFF_POSTGRES_USER")
        .contains("KICKOFF_POSTGRES_PASSWORD_FILE", "KICKOFF_POSTGRES_SCHEMA");
  }
}
