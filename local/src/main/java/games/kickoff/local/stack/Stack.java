package games.kickoff.local.stack;

import games.kickoff.local.api.EmbeddedApi;
import games.kickoff.local.network.FreePort;
import games.kickoff.local.pod.Image;
import games.kickoff.local.pod.Images;
import games.kickoff.local.pod.PodRuntime;
import games.kickoff.local.postgres.EmbeddedPostgres;
import games.kickoff.local.process.ChildJvm;
import games.kickoff.local.process.ChildProcess;
import games.kickoff.local.redis.EmbeddedRedis;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Everything Kickoff needs on one machine: stores, API and node embedded here, operator and gateway
 * as processes of their own. {@link #close} leaves no process and no file.
 */
public final class Stack implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(10);
  private static final Executor AT_ONCE = task -> Thread.ofVirtual().start(task);

  /** Short-lived and many on few cores: start fast, stay small. */
  private static final String[] SMALL_JVM = {
    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"
  };

  private final StackOptions options;
  private final StackDirectory directory;
  private final Deque<Part> parts = new ArrayDeque<>();
  private final List<ChildProcess> operators = new ArrayList<>();
  private EmbeddedRedis redis;
  private EmbeddedPostgres postgres;
  private EmbeddedApi api;
  private PodRuntime pods;
  private ChildProcess gateway;
  private URI gatewayUri;
  private int operatorsStarted;

  /** What must be closed, in the reverse order of its start. */
  private interface Part {
    void close() throws IOException;
  }

  // start() fills the rest in before anybody sees the stack
  @SuppressWarnings("NullAway.Init")
  private Stack(StackOptions options, StackDirectory directory) {
    this.options = options;
    this.directory = directory;
  }

  /**
   * Starts all parts; returns when players can join.
   *
   * @throws IOException when a part can't be started; nothing is left behind then
   */
  public static Stack start(StackOptions options) throws IOException {
    Stack stack = new Stack(options, StackDirectory.create(options.keepFiles()));
    try {
      stack.startStores();
      stack.startApi();
      stack.startProcesses();
      stack.applyManifests();
      stack.awaitReady();
      return stack;
    } catch (IOException | RuntimeException e) {
      try {
        stack.close();
      } catch (IOException | RuntimeException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  private void startStores() throws IOException {
    CompletableFuture<EmbeddedRedis> startingRedis =
        inBackground(() -> EmbeddedRedis.start(directory.directory("redis"), options.redis()));
    CompletableFuture<EmbeddedPostgres> startingPostgres =
        inBackground(() -> EmbeddedPostgres.start(directory.directory("postgres")));
    CompletableFuture<EmbeddedApi> startingApi =
        inBackground(() -> EmbeddedApi.start(options.api(), directory.directory("api")));
    // All three are waited for before any failure is told, so that none is left running.
    CompletableFuture.allOf(startingRedis, startingPostgres, startingApi)
        .exceptionally(failed -> null)
        .join();
    startingRedis.thenAccept(it -> parts.push(it::close)).exceptionally(failed -> null).join();
    startingPostgres.thenAccept(it -> parts.push(it::close)).exceptionally(failed -> null).join();
    startingApi.thenAccept(it -> parts.push(it::close)).exceptionally(failed -> null).join();
    redis = result(startingRedis);
    postgres = result(startingPostgres);
    api = result(startingApi);
  }

  private static <T> CompletableFuture<T> inBackground(Callable<T> start) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return start.call();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        AT_ONCE);
  }

  private static <T> T result(CompletableFuture<T> future) throws IOException {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      throw e;
    }
  }

  private void startApi() throws IOException {
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
    pods = options.node().start(api, images(), directory.directory("pods"));
    parts.push(pods::close);
  }

  /** The reference server, on nothing but its own jar: what its image would hold. */
  private Images images() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(SMALL_JVM));
    command.add("-Xmx32m");
    command.add("-cp");
    command.add(gameServerPath());
    command.add("games.kickoff.gameserver.GameServerMain");
    Map<String, Image> images = new HashMap<>(options.images());
    images.put("kickoff/game-server:latest", Image.of(command.toArray(String[]::new)));
    return new Images(images);
  }

  private static String gameServerPath() {
    try {
      ClassLoader loader = Stack.class.getClassLoader();
      Class<?> main = Class.forName("games.kickoff.gameserver.GameServerMain", false, loader);
      return Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (ReflectiveOperationException | URISyntaxException e) {
      throw new IllegalStateException("the game server is not on the class path", e);
    }
  }

  private void startProcesses() throws IOException {
    for (int i = 0; i < options.operators(); i++) {
      startOperator();
    }
    startGateway();
  }

  /** Starts one more operator; it waits for the Lease if another leads. */
  public synchronized ChildProcess startOperator() throws IOException {
    operatorsStarted++;
    Map<String, String> environment = storeEnvironment();
    environment.putAll(api.environment());
    environment.putAll(
        Map.of(
            "KICKOFF_POSTGRES_URL",
            postgres.jdbcUrl(),
            "KICKOFF_POSTGRES_USER",
            postgres.user(),
            "KICKOFF_POSTGRES_PASSWORD",
            postgres.password(),
            "KICKOFF_LEASE_DURATION",
            options.lease().toMillis() + "ms",
            "KICKOFF_MANAGEMENT_HOST",
            HOST,
            "KICKOFF_MANAGEMENT_PORT",
            "0"));
    ChildProcess operator =
        ChildJvm.of("games.kickoff.operator.OperatorMain")
            .withFlags(flags("-Xmx256m"))
            .withEnvironment(environment)
            .start(directory.path(), log("operator-" + operatorsStarted));
    operators.add(operator);
    parts.push(() -> operator.terminate(STOP));
    return operator;
  }

  private void startGateway() throws IOException {
    int port = FreePort.on(HOST);
    Map<String, String> environment = storeEnvironment();
    environment.putAll(
        Map.of(
            "KICKOFF_HTTP_HOST",
            HOST,
            "KICKOFF_HTTP_PORT",
            Integer.toString(port),
            "KICKOFF_MANAGEMENT_HOST",
            HOST,
            "KICKOFF_MANAGEMENT_PORT",
            "0",
            "KICKOFF_DEFAULT_QUEUE",
            options.defaultQueue()));
    gateway =
        ChildJvm.of("games.kickoff.gateway.GatewayMain")
            .withFlags(flags("-Xmx256m"))
            .withEnvironment(environment)
            .start(directory.path(), log("gateway"));
    parts.push(() -> gateway.terminate(STOP));
    gatewayUri = URI.create("http://" + HOST + ":" + port);
  }

  private static String[] flags(String heap) {
    List<String> flags = new ArrayList<>(List.of(SMALL_JVM));
    flags.add(heap);
    flags.add("-Dlogback.configurationFile=logback-child.xml");
    flags.add("--enable-native-access=ALL-UNNAMED");
    flags.add("--sun-misc-unsafe-memory-access=allow");
    return flags.toArray(String[]::new);
  }

  private Map<String, String> storeEnvironment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("KICKOFF_REALM", "local");
    environment.put("KICKOFF_REDIS_URL", redis.uri().toString());
    environment.put("KICKOFF_REDIS_CLUSTER", Boolean.toString(options.redis().cluster()));
    return environment;
  }

  private void applyManifests() throws IOException {
    try (KubernetesClient client = api.client()) {
      for (Path manifest : options.manifests()) {
        try (InputStream in = Files.newInputStream(manifest)) {
          client.load(in).items().forEach(item -> client.resource(item).create());
        }
      }
    }
  }

  /** Ready is what a player would call it: the gateway knows its queue. */
  private void awaitReady() throws IOException {
    HealthCheck health = new HealthCheck(gatewayUri.resolve("/health"));
    health.await(START, () -> requireAlive(gateway, "gateway", operators));
  }

  private static void requireAlive(ChildProcess gateway, String name, List<ChildProcess> operators)
      throws IOException {
    if (!gateway.isAlive()) {
      throw new IOException("the " + name + " ended: " + Files.readString(gateway.log()));
    }
    for (ChildProcess operator : operators) {
      if (!operator.isAlive()) {
        throw new IOException("the operator ended: " + Files.readString(operator.log()));
      }
    }
  }

  private Path log(String name) throws IOException {
    return directory.directory("logs").resolve(name + ".log");
  }

  public URI gateway() {
    return gatewayUri;
  }

  public EmbeddedApi api() {
    return api;
  }

  public EmbeddedRedis redis() {
    return redis;
  }

  public EmbeddedPostgres postgres() {
    return postgres;
  }

  public PodRuntime pods() {
    return pods;
  }

  /** Every operator started, in that order, ended ones included. */
  public synchronized List<ChildProcess> operators() {
    return List.copyOf(operators);
  }

  /** Where the stack's files and logs are. */
  public Path path() {
    return directory.path();
  }

  @Override
  public synchronized void close() throws IOException {
    IOException failed = null;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (IOException e) {
        failed = e; // the other parts must end all the same
      }
    }
    directory.close();
    if (failed != null) {
      throw failed;
    }
  }
}
