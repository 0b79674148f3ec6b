package games.kickoff.redis.connection;

import games.kickoff.secret.SecretFiles;
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
 * @param user the user to log in as; empty for the default user
 * @param password empty for none
 * @param timeout for connecting and for each answer; blocking reads wait twice as long
 * @param caFile with TLS, a PEM file of the certificate authorities to trust; empty for the JDK's
 */
public record RedisSettings(
    String realm,
    RedisAddress address,
    String user,
    String password,
    Duration timeout,
    Optional<Path> caFile) {

  private static final Pattern REALM = Pattern.compile("[a-z0-9-]{1,32}");

  /** Short, as a reconcile must not wait for a store for longer than 2 s. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);

  /**
   * @throws IllegalArgumentException when a value is outside its grammar
   */
  public RedisSettings {
    if (!REALM.matcher(realm).matches()) {
      throw new IllegalArgumentException(
          "KICKOFF_REALM is 1 to 32 characters of a-z, 0-9 and -, not '" + realm + "'");
    }
    if (caFile.isPresent() && !address.tls()) {
      throw new IllegalArgumentException(
          "KICKOFF_REDIS_CA_FILE is for TLS: KICKOFF_REDIS_URL must be rediss://host:port then,"
              + " or with sentinels KICKOFF_REDIS_TLS true");
    }
  }

  /** Settings for one server. */
  public RedisSettings(
      String realm,
      URI uri,
      String user,
      String password,
      boolean cluster,
      Duration timeout,
      Optional<Path> caFile) {
    this(realm, new RedisAddress.Server(uri, cluster), user, password, timeout, caFile);
  }

  /**
   * Settings for one server, whose certificate the JDK's authorities have signed if it uses TLS.
   */
  public RedisSettings(
      String realm, URI uri, String user, String password, boolean cluster, Duration timeout) {
    this(realm, uri, user, password, cluster, timeout, Optional.empty());
  }

  /** Settings for one server without user and password. */
  public static RedisSettings of(String realm, URI uri) {
    return new RedisSettings(realm, uri, "", "", false, DEFAULT_TIMEOUT);
  }

  /**
   * Reads KICKOFF_REALM (default {@code default}), then either KICKOFF_REDIS_SENTINELS with
   * KICKOFF_REDIS_SENTINEL_MASTER, KICKOFF_REDIS_SENTINEL_USER or the file it is in,
   * KICKOFF_REDIS_SENTINEL_PASSWORD_FILE and KICKOFF_REDIS_TLS (default false), or
   * KICKOFF_REDIS_URL (default {@code redis://127.0.0.1:6379}) with KICKOFF_REDIS_CLUSTER (default
   * false); and KICKOFF_REDIS_USER or the file it is in, KICKOFF_REDIS_PASSWORD_FILE and
   * KICKOFF_REDIS_CA_FILE.
   *
   * @throws IllegalArgumentException naming the variable that has a bad value
   */
  public static RedisSettings fromEnvironment(Map<String, String> environment) {
    SecretFiles secrets = SecretFiles.of(environment);
    return new RedisSettings(
        environment.getOrDefault("KICKOFF_REALM", "default"),
        environment.getOrDefault("KICKOFF_REDIS_SENTINELS", "").isBlank()
            ? server(environment, secrets)
            : sentinels(environment, secrets),
        secrets.valueOrLine("KICKOFF_REDIS_USER", "KICKOFF_REDIS_USER_FILE").orElse(""),
        secrets.line("KICKOFF_REDIS_PASSWORD_FILE").orElse(""),
        DEFAULT_TIMEOUT,
        caFile(environment.getOrDefault("KICKOFF_REDIS_CA_FILE", "")));
  }

  private static RedisAddress server(Map<String, String> environment, SecretFiles secrets) {
    secrets.refusePlain("KICKOFF_REDIS_SENTINEL_PASSWORD_FILE");
    for (String name :
        new String[] {
          "KICKOFF_REDIS_SENTINEL_MASTER",
          "KICKOFF_REDIS_SENTINEL_USER",
          "KICKOFF_REDIS_SENTINEL_USER_FILE",
          "KICKOFF_REDIS_SENTINEL_PASSWORD_FILE"
        }) {
      if (!environment.getOrDefault(name, "").isEmpty()) {
        throw new IllegalArgumentException(
            name + " has no use without KICKOFF_REDIS_SENTINELS, the sentinels' host:port");
      }
    }
    if (flag(environment, "KICKOFF_REDIS_TLS")) {
      throw new IllegalArgumentException(
          "KICKOFF_REDIS_TLS is for sentinels; a server's URL says rediss://host:port");
    }
    String url = environment.getOrDefault("KICKOFF_REDIS_URL", "redis://127.0.0.1:6379");
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "KICKOFF_REDIS_URL is redis://host:port, or rediss://host:port for TLS", e);
    }
    return new RedisAddress.Server(uri, flag(environment, "KICKOFF_REDIS_CLUSTER"));
  }

  private static RedisAddress sentinels(Map<String, String> environment, SecretFiles secrets) {
    if (!environment.getOrDefault("KICKOFF_REDIS_URL", "").isEmpty()) {
      throw new IllegalArgumentException(
          "KICKOFF_REDIS_URL and KICKOFF_REDIS_SENTINELS exclude each other: sentinels say where"
              + " Redis is");
    }
    if (flag(environment, "KICKOFF_REDIS_CLUSTER")) {
      throw new IllegalArgumentException(
          "KICKOFF_REDIS_CLUSTER and KICKOFF_REDIS_SENTINELS exclude each other: a Redis Cluster"
              + " has no sentinels");
    }
    return new RedisAddress.Sentinels(
        environment.getOrDefault("KICKOFF_REDIS_SENTINEL_MASTER", ""),
        RedisAddress.Sentinels.parse(environment.getOrDefault("KICKOFF_REDIS_SENTINELS", "")),
        secrets
            .valueOrLine("KICKOFF_REDIS_SENTINEL_USER", "KICKOFF_REDIS_SENTINEL_USER_FILE")
            .orElse(""),
        secrets.line("KICKOFF_REDIS_SENTINEL_PASSWORD_FILE").orElse(""),
        flag(environment, "KICKOFF_REDIS_TLS"));
  }

  private static boolean flag(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "false");
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException(name + " is true or false, not '" + value + "'");
    }
    return value.equals("true");
  }

  private static Optional<Path> caFile(String name) {
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "KICKOFF_REDIS_CA_FILE is a file's path, not '" + name + "'", e);
    }
  }

  /** A text without passwords. */
  @Override
  public String toString() {
    return "realm " + realm + " at " + address;
  }
}
