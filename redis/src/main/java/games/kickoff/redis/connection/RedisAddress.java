package games.kickoff.redis.connection;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import redis.clients.jedis.HostAndPort;

/** Where a realm's Redis is found. */
public sealed interface RedisAddress {

  /** Whether the connection is encrypted. */
  boolean tls();

  /**
   * A server, or something that forwards connections to the primary, such as a Service or a proxy.
   */
  record Server(URI uri, boolean cluster) implements RedisAddress {

    private static final int PORT = 6379;

    /**
     * @throws IllegalArgumentException when the uri is outside its grammar
     */
    public Server {
      boolean scheme = "redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme());
      if (!scheme || uri.getHost() == null) {
        throw new IllegalArgumentException(
            "KICKOFF_REDIS_URL is redis://host:port, or rediss://host:port for TLS");
      }
      if (uri.getUserInfo() != null) {
        throw new IllegalArgumentException(
            "KICKOFF_REDIS_URL carries no password; KICKOFF_REDIS_PASSWORD_FILE names its file");
      }
    }

    @Override
    public boolean tls() {
      return "rediss".equals(uri.getScheme());
    }

    /** The server's host and port; the port is 6379 unless the URL has one. */
    public HostAndPort place() {
      return new HostAndPort(uri.getHost(), uri.getPort() < 0 ? PORT : uri.getPort());
    }

    @Override
    public String toString() {
      return uri + (cluster ? " (cluster)" : "");
    }
  }

  /**
   * Sentinels, which know which server is the primary.
   *
   * @param master the name under which they watch it
   * @param addresses at least one sentinel's address
   * @param user the user to log in as at the sentinels; empty for the default user
   * @param password for the sentinels; empty for none
   * @param tls whether the connections to the sentinels and to the servers they name are encrypted
   */
  record Sentinels(
      String master, List<HostAndPort> addresses, String user, String password, boolean tls)
      implements RedisAddress {

    private static final int PORT = 26379;

    /**
     * @throws IllegalArgumentException when a part is missing
     */
    public Sentinels {
      if (master.isBlank()) {
        throw new IllegalArgumentException(
            "KICKOFF_REDIS_SENTINEL_MASTER is missing: the name under which the sentinels watch"
                + " the primary (their 'sentinel monitor <name> ...')");
      }
      addresses = List.copyOf(addresses);
      if (addresses.isEmpty()) {
        throw new IllegalArgumentException("KICKOFF_REDIS_SENTINELS names at least one sentinel");
      }
    }

    /**
     * Reads {@code host:port,host:port}; the port is 26379 where none is given.
     *
     * @throws IllegalArgumentException when a part has another form
     */
    static List<HostAndPort> parse(String list) {
      return List.of(list.split(",")).stream()
          .map(String::strip)
          .filter(one -> !one.isEmpty())
          .map(Sentinels::parseOne)
          .toList();
    }

    private static HostAndPort parseOne(String one) {
      try {
        URI uri = URI.create("redis://" + one);
        boolean bare =
            uri.getHost() != null && uri.getUserInfo() == null && uri.getPath().isEmpty();
        if (bare && uri.getPort() <= 65535) {
          return new HostAndPort(uri.getHost(), uri.getPort() < 0 ? PORT : uri.getPort());
        }
      } catch (IllegalArgumentException e) {
        // refused below
      }
      throw new IllegalArgumentException(
          "KICKOFF_REDIS_SENTINELS is host:port,host:port, without scheme and password; '"
              + one
              + "' is not host:port");
    }

    /** A text without the password. */
    @Override
    public String toString() {
      return master
          + " of sentinels "
          + addresses.stream().map(HostAndPort::toString).collect(Collectors.joining(","))
          + (tls ? " (TLS)" : "");
    }
  }
}
