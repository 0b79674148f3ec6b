package games.kickoff.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import games.kickoff.operator.namespace.Namespaces;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.postgres.migration.GatewayRole;
import games.kickoff.redis.connection.RedisSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorConfigTest {

  @TempDir Path directory;

  private String file(String content) throws IOException {
    return Files.writeString(directory.resolve(content), content + "\n").toString();
  }

  @Test
  void startsWithNothingSet() {
    assertThat(OperatorConfig.fromEnvironment(Map.of()))
        .isEqualTo(
            new OperatorConfig(
                RedisSettings.of("default", URI.create("redis://127.0.0.1:6379")),
                new PostgresSettings(
                    "jdbc:postgresql://127.0.0.1:5432/kickoff", "kickoff", "", "kickoff"),
                Optional.empty(),
                new Namespaces(Set.of()),
                "default",
                Duration.ofSeconds(15),
                new InetSocketAddress("0.0.0.0", 9090),
                Duration.ofMinutes(1),
                Optional.empty()));
  }

  @Test
  void readsEveryVariable() throws IOException {
    OperatorConfig config =
        OperatorConfig.fromEnvironment(
            Map.ofEntries(
                Map.entry("KICKOFF_REALM", "eu"),
                Map.entry("KICKOFF_REDIS_URL", "rediss://redis.example:7000"),
                Map.entry("KICKOFF_REDIS_USER", "operator"),
                Map.entry("KICKOFF_REDIS_PASSWORD_FILE", file("secret")),
                Map.entry("KICKOFF_REDIS_CLUSTER", "true"),
                Map.entry("KICKOFF_POSTGRES_URL", "jdbc:postgresql://db.example/games"),
                Map.entry("KICKOFF_POSTGRES_USER", "writer"),
                Map.entry("KICKOFF_POSTGRES_PASSWORD_FILE", file("hidden")),
                Map.entry("KICKOFF_POSTGRES_SCHEMA", "eu"),
                Map.entry("KICKOFF_POSTGRES_GATEWAY_ROLE", "gateway"),
                Map.entry("KICKOFF_NAMESPACES", " games, arcade ,,"),
                Map.entry("KICKOFF_LEASE_NAMESPACE", "kickoff"),
                Map.entry("KICKOFF_LEASE_DURATION", "3s"),
                Map.entry("KICKOFF_AUDIT_EVERY", "1m30s"),
                Map.entry("KICKOFF_PUBLIC_HOST", "play.example"),
                Map.entry("KICKOFF_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("KICKOFF_MANAGEMENT_PORT", "0")));
    assertThat(config)
        .isEqualTo(
            new OperatorConfig(
                new RedisSettings(
                    "eu",
                    URI.create("rediss://redis.example:7000"),
                    "operator",
                    "secret",
                    true,
                    RedisSettings.DEFAULT_TIMEOUT),
                new PostgresSettings(
                    "jdbc:postgresql://db.example/games", "writer", "hidden", "eu"),
                Optional.of(new GatewayRole("gateway")),
                new Namespaces(Set.of("games", "arcade")),
                "kickoff",
                Duration.ofSeconds(3),
                new InetSocketAddress("127.0.0.1", 0),
                Duration.ofSeconds(90),
                Optional.of("play.example")));
  }

  @Test
  void hasALeaseARealm() {
    assertThat(OperatorConfig.fromEnvironment(Map.of("KICKOFF_REALM", "eu")).leaseName())
        .isEqualTo("kickoff-eu");
  }

  @ParameterizedTest
  @CsvSource({
    "KICKOFF_REALM, EU West",
    "KICKOFF_PUBLIC_HOST, http://play.example",
    "KICKOFF_PUBLIC_HOST, -x",
    "KICKOFF_REALM, ''",
    "KICKOFF_REDIS_URL, localhost:6379",
    "KICKOFF_REDIS_URL, redis://a b",
    "KICKOFF_REDIS_URL, redis://user:secret@redis.example",
    "KICKOFF_REDIS_CLUSTER, yes",
    "KICKOFF_REDIS_PASSWORD, secret",
    "KICKOFF_REDIS_PASSWORD_FILE, /no/such/file",
    "KICKOFF_POSTGRES_PASSWORD, secret",
    "KICKOFF_POSTGRES_PASSWORD_FILE, /no/such/file",
    "KICKOFF_POSTGRES_USER_FILE, /no/such/file",
    "KICKOFF_POSTGRES_URL, db.example",
    "KICKOFF_POSTGRES_URL, jdbc:postgresql://db.example/games?password=secret",
    "KICKOFF_POSTGRES_SCHEMA, my-schema",
    "KICKOFF_POSTGRES_GATEWAY_ROLE, a'b",
    "KICKOFF_POSTGRES_GATEWAY_ROLE, ${x}",
    "KICKOFF_NAMESPACES, 'games,My Games'",
    "KICKOFF_NAMESPACES, games;arcade",
    "KICKOFF_LEASE_NAMESPACE, ''",
    "KICKOFF_LEASE_NAMESPACE, kick/off",
    "KICKOFF_LEASE_DURATION, 15",
    "KICKOFF_LEASE_DURATION, 999ms",
    "KICKOFF_AUDIT_EVERY, often",
    "KICKOFF_AUDIT_EVERY, 0s",
    "KICKOFF_LOG_FORMAT, xml",
    "KICKOFF_MANAGEMENT_PORT, http",
    "KICKOFF_MANAGEMENT_PORT, -1",
    "KICKOFF_MANAGEMENT_PORT, 65536",
    "KICKOFF_MANAGEMENT_PORT, ''",
  })
  void namesTheVariableThatHasABadValue(String variable, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OperatorConfig.fromEnvironment(Map.of(variable, value)))
        .withMessageContaining(variable)
        .withMessageNotContaining("secret");
  }
}
