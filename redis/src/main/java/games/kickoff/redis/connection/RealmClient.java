package games.kickoff.redis.connection;

import games.kickoff.redis.connection.RedisAddress.Sentinels;
import games.kickoff.redis.connection.RedisAddress.Server;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.csc.Cache;
import redis.clients.jedis.providers.ConnectionProvider;
import redis.clients.jedis.providers.PooledConnectionProvider;

/**
 * Jedis with our own way to the primary, the same for one server, for Sentinel and for Cluster: one
 * pool, whose connections lead to whoever takes the realm's writes. Connects when first used.
 */
final class RealmClient extends UnifiedJedis {

  /** Connections to one Redis at once; more callers than that wait their turn. */
  private static final int MAX_CONNECTIONS = 32;

  private static final Duration GREATEST_AGE = Duration.ofMinutes(5);

  private static final Duration WATCH = Duration.ofMillis(500);

  private final PrimaryExecutor primary;
  private final ConnectionProvider connections;
  private final Optional<PrimaryWatch> watch;

  /** Connections that only listen, and the server each leads to. */
  private final Map<Connection, String> listening = new ConcurrentHashMap<>();

  private RealmClient(
      PrimaryExecutor executor,
      ConnectionProvider connections,
      JedisClientConfig config,
      Optional<PrimaryWatch> watch) {
    super(executor, connections, config, (Cache) null);
    this.primary = executor;
    this.connections = connections;
    this.watch = watch;
  }

  /**
   * @param hashed a text with the realm's hash tag
   */
  static RealmClient of(RedisSettings settings, String hashed) {
    return of(settings, hashed, GREATEST_AGE);
  }

  static RealmClient of(RedisSettings settings, String hashed, Duration greatestAge) {
    JedisClientConfig config =
        config(settings, settings.user(), settings.password(), settings.timeout()).build();
    Search search = search(settings, hashed);
    PrimaryConnections factory = new PrimaryConnections(search.each(), config, greatestAge);
    PooledConnectionProvider provider = new PooledConnectionProvider(factory, pool(settings));
    Optional<PrimaryWatch> watch =
        search.watching().map(primary -> new PrimaryWatch(primary, factory, WATCH));
    watch.ifPresent(it -> Thread.ofVirtual().name("redis-primary").start(it));
    return new RealmClient(new PrimaryExecutor(provider, factory), provider, config, watch);
  }

  /**
   * How the primary is found.
   *
   * @param each for each connection
   * @param watching now and then, where a primary that was left does not say so itself
   */
  private record Search(Primary each, Optional<Primary> watching) {}

  private static Search search(RedisSettings settings, String hashed) {
    // Several may have to be asked within the time a caller has.
    Duration patience = settings.timeout().dividedBy(4);
    return switch (settings.address()) {
      case Server server when server.cluster() ->
          new Search(
              new SharedSearch(
                  new ClusterPrimary(
                      server.place(),
                      hashed,
                      question(settings, settings.user(), settings.password(), patience))),
              Optional.empty());
      case Server server -> new Search(server::place, Optional.empty());
      case Sentinels them -> {
        SentinelPrimary sentinels =
            new SentinelPrimary(them, question(settings, them.user(), them.password(), patience));
        yield new Search(new SharedSearch(sentinels), Optional.of(sentinels::findAmongAll));
      }
    };
  }

  /** For one question on a connection of its own: there is no protocol to agree on. */
  private static JedisClientConfig question(
      RedisSettings settings, String user, String password, Duration patience) {
    return config(settings, user, password, patience).autoNegotiateProtocol(false).build();
  }

  private static DefaultJedisClientConfig.Builder config(
      RedisSettings settings, String user, String password, Duration patience) {
    int timeout = Math.toIntExact(patience.toMillis());
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(timeout)
            .socketTimeoutMillis(timeout)
            // for XREAD, which waits a second by itself, and for a subscription's next message
            .blockingSocketTimeoutMillis(2 * timeout)
            .clientName("kickoff");
    if (settings.address().tls()) {
      RedisTls tls = RedisTls.trusting(settings.caFile());
      config.ssl(true).sslSocketFactory(tls.sockets()).sslParameters(tls.parameters());
    }
    if (!user.isEmpty()) {
      config.user(user);
    }
    if (!password.isEmpty()) {
      config.password(password);
    }
    return config;
  }

  private static ConnectionPoolConfig pool(RedisSettings settings) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(MAX_CONNECTIONS);
    pool.setMaxIdle(MAX_CONNECTIONS);
    pool.setMaxWait(settings.timeout());
    pool.setTestOnBorrow(true); // asks nobody: see PrimaryConnections
    pool.setTestWhileIdle(false);
    return pool;
  }

  /**
   * Listens until the subscriber unsubscribes or the connection is lost. Not to a server that is no
   * primary, nor for long to one that is it no more: nothing is written here that would show it.
   */
  void listen(JedisPubSub subscriber, String channel, String prefix) {
    try (Connection connection = connections.getConnection()) {
      Object answer =
          primary.execute(
              commandObjects.eval(Script.READY.source(), List.of(prefix), List.of()), connection);
      listening.put(connection, ConditionAnswer.of(new Answer((List<?>) answer)).server());
      try {
        subscriber.proceed(connection, channel);
      } finally {
        listening.remove(connection);
      }
    }
  }

  /**
   * A write was just taken by that server: whoever listens to another one, connected before the way
   * here led to this one, listens to a server that may announce nothing any more.
   */
  void primaryIs(String server) {
    listening.forEach((connection, other) -> {
      if (!other.equals(server)) {
        PrimaryConnections.cut(connection);
      }
    });
  }

  @Override
  public void close() {
    watch.ifPresent(PrimaryWatch::close);
    super.close();
  }
}
