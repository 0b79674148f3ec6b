package games.kickoff.faults.rig;

import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.api.EmbeddedApi;
import games.kickoff.local.directory.PrivateFile;
import games.kickoff.local.directory.StackDirectory;
import games.kickoff.local.network.PodAddresses;
import games.kickoff.local.pod.PodRuntime;
import games.kickoff.local.postgres.EmbeddedPostgres;
import games.kickoff.local.redis.EmbeddedRedis;
import games.kickoff.local.redis.RedisOptions;
import games.kickoff.local.stack.Stack;
import games.kickoff.operator.api.GameSession;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import redis.clients.jedis.Jedis;

/**
 * What stays up from run to run: Redis, Postgres, a mock API server, a node, and the links through
 * which operators and gateways reach the first three. It is used by one run at a time.
 */
public final class TestBed implements AutoCloseable {

  public static final int OPERATORS = 2;

  private interface Part {
    void close() throws IOException;
  }

  private final Deque<Part> parts = new ArrayDeque<>();
  private final StackDirectory directory;
  private final EmbeddedRedis redis;
  private final EmbeddedPostgres postgres;
  private final Path postgresPassword;
  private final EmbeddedApi api;
  private final KubernetesClient client;
  private final Servers servers = new Servers();
  private final Links links;
  private final StopSayer stopSayer;

  /**
   * They share one watch that is open for all runs, since closing a watch can block the mock API
   * server.
   */
  private final List<ResourceEventHandler<GameSession>> watchers = new CopyOnWriteArrayList<>();

  private TestBed(StackDirectory directory) throws IOException {
    this.directory = directory;
    this.redis = EmbeddedRedis.start(directory.directory("redis"), RedisOptions.APPEND_ONLY);
    parts.push(redis::close);
    this.postgres = EmbeddedPostgres.start(directory.directory("postgres"));
    parts.push(postgres::close);
    this.postgresPassword =
        PrivateFile.create(directory.directory("secrets").resolve("postgres"), postgres.password());
    this.api = EmbeddedApi.start(ApiChoice.MOCK, directory.directory("api"));
    parts.push(api::close);
    this.client = api.client();
    parts.push(client::close);
    applyCrds();
    client.resources(GameSession.class).inAnyNamespace().inform(new Sessions());
    PodRuntime node = PodRuntime.of(api, servers, PodAddresses.shared("127.0.0.1"));
    parts.push(node::close);
    this.stopSayer = new StopSayer();
    parts.push(stopSayer::close);
    this.links = Links.to(redis.port(), postgresPort(), URI.create(api.url()).getPort(), OPERATORS);
    parts.push(links::close);
    writeKubeconfigs();
    keepEveryWrite();
  }

  public static TestBed start() throws IOException {
    return new TestBed(StackDirectory.create(false));
  }

  private void applyCrds() throws IOException {
    Path crds = directory.directory("crds");
    for (String crd : List.of("matchqueues.yaml", "gamesessions.yaml")) {
      try (InputStream in = Stack.class.getResourceAsStream("/crds/" + crd)) {
        if (in == null) {
          throw new IOException("crds/" + crd + " is not on the class path");
        }
        Files.copy(in, crds.resolve(crd));
      }
    }
    api.applyCrds(crds);
  }

  private int postgresPort() {
    return URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getPort();
  }

  private void writeKubeconfigs() throws IOException {
    String direct = Files.readString(api.kubeconfig());
    for (int i = 0; i < OPERATORS; i++) {
      String linked =
          direct.replace(api.url(), "http://127.0.0.1:" + links.operatorApi().get(i).port());
      Files.writeString(kubeconfig(i), linked);
    }
  }

  private final class Sessions implements ResourceEventHandler<GameSession> {
    @Override
    public void onAdd(GameSession session) {
      watchers.forEach(watcher -> watcher.onAdd(session));
    }

    @Override
    public void onUpdate(GameSession before, GameSession now) {
      watchers.forEach(watcher -> watcher.onUpdate(before, now));
    }

    @Override
    public void onDelete(GameSession session, boolean finalStateUnknown) {
      watchers.forEach(watcher -> watcher.onDelete(session, finalStateUnknown));
    }
  }

  /** Passes the changes of all sessions to {@code watcher} from now on. */
  void watch(ResourceEventHandler<GameSession> watcher) {
    watchers.add(watcher);
  }

  void unwatch(ResourceEventHandler<GameSession> watcher) {
    watchers.remove(watcher);
  }

  /** The file with the password for Postgres. */
  Path postgresPassword() {
    return postgresPassword;
  }

  Path kubeconfig(int operator) throws IOException {
    return directory.directory("kube").resolve("operator-" + operator);
  }

  /**
   * Makes Redis keep every acknowledged write when it is killed. With {@code everysec} a write to
   * the append-only file may be delayed while another thread syncs it. With {@code no} each write
   * is handed to the operating system before it is acknowledged, which is enough to survive the
   * process.
   */
  public void keepEveryWrite() {
    try (Jedis jedis = bareRedis()) {
      jedis.configSet("appendfsync", "no");
    }
  }

  public Jedis bareRedis() {
    return new Jedis("127.0.0.1", redis.port());
  }

  /** The Redis of a realm with those traits: the test bed's own, or one for that realm alone. */
  RedisInstall redisFor(Set<Realm.Trait> traits, Path directory) throws IOException {
    if (traits.contains(Realm.Trait.REDIS_IS_SWITCHED)) {
      return new SwitchedRedis(directory, links, redis.port());
    }
    if (traits.contains(Realm.Trait.REDIS_HAS_SENTINELS)) {
      return new WatchedRedis(directory);
    }
    return traits.contains(Realm.Trait.REDIS_IS_A_CLUSTER)
        ? new ClusteredRedis(directory)
        : new SharedRedis(redis);
  }

  public Connection bareRecords() throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  public EmbeddedRedis redis() {
    return redis;
  }

  public EmbeddedPostgres postgres() {
    return postgres;
  }

  public EmbeddedApi api() {
    return api;
  }

  /** A client that doesn't use the links, for the witness and for faults that act as a person. */
  public KubernetesClient client() {
    return client;
  }

  public Servers servers() {
    return servers;
  }

  public Links links() {
    return links;
  }

  public StopSayer stopSayer() {
    return stopSayer;
  }

  @Override
  public void close() throws IOException {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
    directory.close();
  }
}
