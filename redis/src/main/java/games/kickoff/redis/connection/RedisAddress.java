package games.kickoff.redis.connection;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import redis.clients.jedis.HostAndPort;

/** Where a realm's Redis is to be found. */
public sealed interface RedisAddress {

  /** Whether the way there is encrypted. */
  boolean tls();

  /**
   * A server, or whatever leads to the one that is the primary, such as a Service or a proxy.
   *
   * @param uri {@code redis://} or {@code rediss://} (TLS) with host and port
   * @param cluster whether it is one node of a Redis Cluster
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
            "KICKOFF_REDIS_URL carries no password; give it in KICKOFF_REDIS_PASSWORD");
      }
    }

    @Override
    public boolean tls() {
      return "rediss".equals(uri.getScheme());
    }

    /** Its host and port; 6379 unless the URL names one. */
    public HostAndPort place() {
      return new HostAndPort(uri.getHost(), uri.getPort() < 0 ? PORT : uri.getPort());
    }

    @Override
    public String toString() {
      return uri + (cluster ? " (cluster)" : "");
    }
  }

  /**
   * Sentinels that know which server is the primary.
   *
   * @param master the name they watch it under
   * @param addresses at least one of them
   * @param user as whom they are asked; empty: the default user
   * @param password empty: none
   * @param tls for them and for the servers they name
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
     * Reads {@code host:port,host:port}; 26379 where no port is given.
     *
     * @throws IllegalArgumentException when one of them is no such thing
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

    /** Leaves the password out. */
    @Override
    public String toString() {
      return master
          + " of sentinels "
          + addresses.stream().map(HostAndPort::toString).collect(Collectors.joining(","))
          + (tls ? " (TLS)" : "");
    }
  }
}
