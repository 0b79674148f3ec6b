package games.kickoff.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When the operator and the gateway reach their stores by TLS. The release's namespace is games.
 */
class StoreTlsTest {

  private static String rendered(String address, Map<String, Object> more) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("gateway.auth.existingSecret", "kickoff-auth");
    values.put("redis.address", address);
    values.put("postgres.address", address);
    values.putAll(more);
    return Chart.render(values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "store",
        "store:6379",
        "store.games:6379",
        "store.stores.svc",
        "STORE.stores.SVC:6379",
        "store.stores.svc.cluster.local.:6379",
        "store-0.store.stores.svc.example.internal:6379",
      })
  void anAddressInTheClusterNeedsNone(String address) {
    assertThat(rendered(address, Map.of("clusterDomain", "example.internal")))
        .contains("redis://" + address, "sslmode=prefer")
        .doesNotContain("rediss://", "verify-full");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "store.example.com:6379",
        "store.stores:6379",
        "svc.example.com",
        "store.svc.example.internal.example.com",
        "games.store.example",
        "10.0.0.7:6379",
        "[fd00::7]:6379",
      })
  void anAddressOutsideIsVerified(String address) {
    assertThat(rendered(address, Map.of("clusterDomain", "example.internal")))
        .contains("rediss://" + address, "sslmode=verify-full")
        .contains("sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory")
        .doesNotContain("redis://");
  }

  @Test
  void isOffOutsideOnlyWhereThatIsSaid() {
    assertThat(
            rendered(
                "store.example.com",
                Map.of("redis.tls.enabled", "false", "postgres.tls.mode", "disable")))
        .contains("redis://store.example.com", "sslmode=disable")
        .doesNotContain("rediss://");
  }

  @Test
  void isOnWhereAnAuthorityIsGiven() {
    assertThat(rendered("store", Map.of("redis.tls.caSecret", "ca", "postgres.tls.caSecret", "ca")))
        .contains("rediss://store", "sslmode=verify-full&sslrootcert=");
  }

  @Test
  void oneSentinelOutsideIsEnough() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("gateway.auth.existingSecret", "kickoff-auth");
    values.put("postgres.address", "postgres");
    values.put("redis.sentinel.master", "m");
    values.put("redis.sentinel.addresses[0]", "inside");
    assertThat(Chart.render(values)).doesNotContain("KICKOFF_REDIS_TLS");
    values.put("redis.sentinel.addresses[1]", "outside.example.com");
    assertThat(Chart.render(values)).contains("KICKOFF_REDIS_TLS");
  }
}
