package games.kickoff.store.redis;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a realm's Redis is and how it is reached.
 *
 * @param realm 1–32 characters of {@code [a-z0-9-]}; part of every key
 * @param uri {@code redis://} or {@code rediss://} (TLS) with host and port
 * @param user empty: the default user
 * @param password empty: none
 * @param cluster whether the server runs in cluster mode
 * @param timeout for connecting and for one answer
 * @param caFile with TLS: the authorities trusted, as PEM; empty: the JDK's
 */
public record RedisSettings(
    String realm,
    URI uri,
    String user,
    String password,
    boolean cluster,
    Duration timeout,
    Optional<Path> caFile) {

  private static final Pattern REALM = Pattern.compile("[a-z0-9-]{1,32}");

  /** A store time-out: a reconcile must not hang on a store (2 s at most). */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);

  /**
   * @throws IllegalArgumentException when realm or uri are outside their grammar
   */
  public RedisSettings {
    if (!REALM.matcher(realm).matches()) {
      throw new IllegalArgumentException(
          "KICKOFF_REALM is 1 to 32 characters of a-z, 0-9 and -, not '" + realm + "'");
    }
    boolean scheme = "redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme());
    if (!scheme || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "KICKOFF_REDIS_URL is redis://host:port, or rediss://host:port for TLS");
    }
    if (uri.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "KICKOFF_REDIS_URL carries no password; give it in KICKOFF_REDIS_PASSWORD");
    }
    if (caFile.isPresent() && !"rediss".equals(uri.getScheme())) {
      throw new IllegalArgumentException(
          "KICKOFF_REDIS_CA_FILE is for TLS: KICKOFF_REDIS_URL must be rediss://host:port then");
    }
  }

  /** Settings for a Redis without an authority of its own. */
  public RedisSettings(
      String realm, URI uri, String user, String password, boolean cluster, Duration timeout) {
    this(realm, uri, user, password, cluster, timeout, Optional.empty());
  }

  /** Settings for a Redis without password. */
  public static RedisSettings of(String realm, URI uri) {
    return new RedisSettings(realm, uri, "", "", false, DEFAULT_TIMEOUT);
  }

  /**
   * Reads KICKOFF_REALM (default {@code default}), KICKOFF_REDIS_URL (default {@code
   * redis://127.0.0.1:6379}), KICKOFF_REDIS_USER, KICKOFF_REDIS_PASSWORD, KICKOFF_REDIS_CLUSTER
   * (default false) and KICKOFF_REDIS_CA_FILE.
   *
   * @throws IllegalArgumentException naming the variable that has a bad value
   */
  public static RedisSettings fromEnvironment(Map<String, String> environment) {
    String url = environment.getOrDefault("KICKOFF_REDIS_URL", "redis://127.0.0.1:6379");
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "KICKOFF_REDIS_URL is redis://host:port, or rediss://host:port for TLS", e);
    }
    String cluster = environment.getOrDefault("KICKOFF_REDIS_CLUSTER", "false");
    if (!cluster.equals("true") && !cluster.equals("false")) {
      throw new IllegalArgumentException(
          "KICKOFF_REDIS_CLUSTER is true or false, not '" + cluster + "'");
    }
    return new RedisSettings(
        environment.getOrDefault("KICKOFF_REALM", "default"),
        uri,
        environment.getOrDefault("KICKOFF_REDIS_USER", ""),
        environment.getOrDefault("KICKOFF_REDIS_PASSWORD", ""),
        cluster.equals("true"),
        DEFAULT_TIMEOUT,
        caFile(environment.getOrDefault("KICKOFF_REDIS_CA_FILE", "")));
  }

  private static Optional<Path> caFile(String name) {
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "KICKOFF_REDIS_CA_FILE is a file's path, not '" + name + "'", e);
    }
  }

  /** The port, 6379 unless the URL names one. */
  public int port() {
    return uri.getPort() < 0 ? 6379 : uri.getPort();
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "realm " + realm + " at " + uri + (cluster ? " (cluster)" : "");
  }
}
