package games.kickoff.operator;

import games.kickoff.core.time.GoDuration;
import games.kickoff.operator.namespace.Namespaces;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.redis.connection.RedisSettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An operator's settings, read once from the environment; one of a kind each.
 *
 * @param namespaces where it looks for queues
 * @param leaseNamespace where its Lease is
 * @param leaseDuration how long a silent leader keeps the others waiting
 * @param management where livez, readyz and metrics are
 * @param auditEvery how often the owners of facts are compared
 * @param publicHost what players are told in place of a node's address, for servers at its ports
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

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.:-]{0,252}");
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  /**
   * Reads the variables {@code OperatorMain --help} lists.
   *
   * @throws IllegalArgumentException naming the variable that has a bad value
   */
  public static OperatorConfig fromEnvironment(Map<String, String> environment) {
    String format = environment.getOrDefault("KICKOFF_LOG_FORMAT", "text");
    if (!format.isEmpty()
        && !format.equals("text")
        && !format.equals("json")) { // logback would log nothing at all
      throw new IllegalArgumentException(
          "KICKOFF_LOG_FORMAT is text or json, not '" + format + "'");
    }
    return new OperatorConfig(
        RedisSettings.fromEnvironment(environment),
        PostgresSettings.fromEnvironment(environment),
        namespaces(environment.getOrDefault("KICKOFF_NAMESPACES", "")),
        namespace(
            "KICKOFF_LEASE_NAMESPACE",
            environment.getOrDefault("KICKOFF_LEASE_NAMESPACE", "default")),
        duration(environment, "KICKOFF_LEASE_DURATION", "15s", Duration.ofSeconds(1)),
        new InetSocketAddress(
            environment.getOrDefault("KICKOFF_MANAGEMENT_HOST", "0.0.0.0"),
            port(environment, "KICKOFF_MANAGEMENT_PORT", "9090")),
        duration(environment, "KICKOFF_AUDIT_EVERY", "1m", Duration.ofSeconds(1)),
        host(environment.getOrDefault("KICKOFF_PUBLIC_HOST", "")));
  }

  /** The Lease's name: one a realm. */
  public String leaseName() {
    return "kickoff-" + redis.realm();
  }

  private static Namespaces namespaces(String list) {
    Set<String> names =
        Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(name -> namespace("KICKOFF_NAMESPACES", name))
            .collect(Collectors.toUnmodifiableSet());
    return new Namespaces(names);
  }

  private static String namespace(String variable, String name) {
    if (!NAMESPACE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          variable + ": a namespace is a DNS label (a-z, 0-9 and -), not '" + name + "'");
    }
    return name;
  }

  private static Optional<String> host(String name) {
    if (!name.isEmpty() && !HOST.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "KICKOFF_PUBLIC_HOST is a host name or an address, without a port, not '" + name + "'");
    }
    return Optional.of(name).filter(n -> !n.isEmpty());
  }

  private static Duration duration(
      Map<String, String> environment, String name, String otherwise, Duration least) {
    Duration duration;
    try {
      duration = GoDuration.parse(environment.getOrDefault(name, otherwise));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
    if (duration.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          name + " is at least " + GoDuration.format(least) + ", not " + environment.get(name));
    }
    return duration;
  }

  private static int port(Map<String, String> environment, String name, String otherwise) {
    String text = environment.getOrDefault(name, otherwise);
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(name + " is a port, 0 to 65535, not '" + text + "'");
  }
}
