package games.kickoff.operator;

import games.kickoff.core.id.DnsLabel;
import games.kickoff.operator.namespace.Namespaces;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.postgres.migration.GatewayRole;
import games.kickoff.redis.connection.RedisSettings;
import games.kickoff.service.environment.Grammar;
import games.kickoff.service.environment.Variables;
import games.kickoff.service.log.LogFormat;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * An operator's settings, read once from the environment.
 *
 * @param gatewayRole the role in Postgres that is granted what a gateway needs; empty: none
 * @param namespaces where it looks for queues
 * @param leaseNamespace the namespace of the Lease
 * @param leaseDuration how long the others wait for a leader that does not renew the Lease before
 *     one of them takes over
 * @param management the address that serves /livez, /readyz and /metrics
 * @param auditEvery how often the audit compares Redis, Postgres and the API server
 * @param publicHost the host players are given instead of a node's address, for servers that are
 *     reached at a port of their node
 */
public record OperatorConfig(
    RedisSettings redis,
    PostgresSettings postgres,
    Optional<GatewayRole> gatewayRole,
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
   * Reads the variables that {@code OperatorMain --help} lists.
   *
   * @throws IllegalArgumentException naming the variable that has a bad value
   */
  public static OperatorConfig fromEnvironment(Map<String, String> environment) {
    Variables variables = Variables.of(environment);
    LogFormat.check(environment);
    return new OperatorConfig(
        RedisSettings.fromEnvironment(environment),
        PostgresSettings.fromEnvironment(environment),
        GatewayRole.fromEnvironment(environment),
        new Namespaces(variables.set("KICKOFF_NAMESPACES", NAMESPACE)),
        variables.text("KICKOFF_LEASE_NAMESPACE", "default", NAMESPACE),
        variables.duration("KICKOFF_LEASE_DURATION", "15s", SHORTEST),
        variables.address("KICKOFF_MANAGEMENT_HOST", "KICKOFF_MANAGEMENT_PORT", 9090),
        variables.duration("KICKOFF_AUDIT_EVERY", "1m", SHORTEST),
        variables.optional("KICKOFF_PUBLIC_HOST", HOST));
  }

  /** The Lease's name; each realm has its own Lease. */
  public String leaseName() {
    return "kickoff-" + redis.realm();
  }
}
