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
 * A Jedis client that finds the primary in its own way. A single server, Sentinel and Redis Cluster
 * are treated alike: one pool, whose connections lead to the server that takes the realm's writes.
 * Nothing is connected until the first use.
 */
final class RealmClient extends UnifiedJedis {

  /** The most connections to Redis; further callers wait until one is free. */
  private static final int MAX_CONNECTIONS = 32;

  private static final Duration GREATEST_AGE = Duration.ofMinutes(5);

  private static final Duration WATCH = Duration.ofMillis(500);

  private final PrimaryExecutor primary;
  private final ConnectionProvider connections;
  private final Optional<PrimaryWatch> watch;

  /** The connections of subscriptions, each with the run id of the server it leads to. */
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
   * @param each for each new connection
   * @param watching at intervals; empty when a server that is the primary no more always says so
   *     itself
   */
  private record Search(Primary each, Optional<Primary> watching) {}

  private static Search search(RedisSettings settings, String hashed) {
    // Several sentinels or nodes may have to be asked within the time a caller has.
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

  /** The configuration of a connection for a single command: no protocol version is negotiated. */
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
            // for XREAD, which blocks for up to a second by itself, and for a subscription's next
            // message
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
    pool.setTestOnBorrow(true); // sends nothing: see PrimaryConnections.validateObject
    pool.setTestWhileIdle(false);
    return pool;
  }

  /**
   * Listens on a channel until the subscriber unsubscribes or the connection is lost. A
   * subscription alone would not notice that its server is not the primary. So a write is made on
   * the connection first, which only the primary takes; and {@link #primaryIs} closes the
   * connection when another server becomes the primary.
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
   * Notes that the server with this run id has just taken a write. Subscriptions to another server
   * are closed: that server is not the primary any more and may never announce anything again.
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
