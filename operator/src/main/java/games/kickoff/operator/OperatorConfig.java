package games.kickoff.operator;

import games.kickoff.core.id.DnsLabel;
import games.kickoff.operator.namespace.Namespaces;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.redis.connection.RedisSettings;
import games.kickoff.service.environment.Grammar;
import games.kickoff.service.environment.Variables;
import games.kickoff.service.log.LogFormat;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * An operator's settings, read once from the environment; one of a kind each.
 *
 * @param namespaces where it looks for queues
 * @param leaseNamespace where its Lease is
 * @param leaseDuration how long a silent leader keeps the others waiting
 * @param management where livez, readyz and metrics are
 * @param auditEvery how often the owners of facts are compared
 * @param publicHost what players are given in place of a node's address, for servers at its ports
 */
public record OperatorConfig(
    RedisSettings redis,
    PostgresSettings postgres,
    Namespaces namespaces,
    String leaseNamespace,
    Duration leaseDuration,
    InetSocketAddress management,
    Duration auditEvery,
    Optional<String> publicHost) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private static final Grammar HOST =
      Grammar.of("[A-Za-z0-9][A-Za-z0-9.:-]{0,252}", "a host name or an address, without a port");

  private static final Grammar NAMESPACE =
      Grammar.of(DnsLabel.REGEX, "a namespace, a DNS label (a-z, 0-9 and -)");

  /**
   * Reads the variables {@code OperatorMain --help} lists.
   *
   * @throws IllegalArgumentException naming the variable that has a bad value
   */
  public static OperatorConfig fromEnvironment(Map<String, String> environment) {
    Variables variables = Variables.of(environment);
    LogFormat.check(environment);
    return new OperatorConfig(
        RedisSettings.fromEnvironment(environment),
        PostgresSettings.fromEnvironment(environment),
        new Namespaces(variables.set("KICKOFF_NAMESPACES", NAMESPACE)),
        variables.text("KICKOFF_LEASE_NAMESPACE", "default", NAMESPACE),
        variables.duration("KICKOFF_LEASE_DURATION", "15s", SHORTEST),
        variables.address("KICKOFF_MANAGEMENT_HOST", "KICKOFF_MANAGEMENT_PORT", 9090),
        variables.duration("KICKOFF_AUDIT_EVERY", "1m", SHORTEST),
        variables.optional("KICKOFF_PUBLIC_HOST", HOST));
  }

  /** The Lease's name: one a realm. */
  public String leaseName() {
    return "kickoff-" + redis.realm();
  }
}
