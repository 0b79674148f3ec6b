package games.kickoff.local.stack;

import games.kickoff.local.api.EmbeddedApi;
import games.kickoff.local.directory.PrivateFile;
import games.kickoff.local.directory.StackDirectory;
import games.kickoff.local.network.FreePort;
import games.kickoff.local.pod.Image;
import games.kickoff.local.pod.Images;
import games.kickoff.local.pod.PodRuntime;
import games.kickoff.local.postgres.EmbeddedPostgres;
import games.kickoff.local.process.ChildProcess;
import games.kickoff.local.redis.EmbeddedRedis;
import games.kickoff.objects.Manifest;
import games.kickoff.objects.Objects;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * Everything Kickoff needs on one machine: the stores, the API and the node are embedded here; the
 * operator and the gateway are processes of their own, which are started again when they end.
 * {@link #close} leaves no process and no file.
 */
public final class Stack implements AutoCloseable {

  /** The realm's name, which is part of Redis' keys and of the Lease's name. */
  public static final String REALM = "local";

  /** The Postgres schema with the records. */
  public static final String SCHEMA = "kickoff";

  private static final String HOST = "127.0.0.1";
  private static final Executor AT_ONCE = task -> Thread.ofVirtual().start(task);

  /**
   * Flags for JVMs that are short-lived and many on few cores, so that they start fast and stay
   * small.
   */
  static final List<String> SMALL_JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          // with perf data, a killed JVM leaves a file in /tmp
          "-XX:-UsePerfData");

  private final StackOptions options;
  private final StackDirectory directory;
  private final Deque<Part> parts = new ArrayDeque<>();
  private EmbeddedRedis redis;
  private EmbeddedPostgres postgres;
  private Path postgresPassword;
  private EmbeddedApi api;
  private Map<String, String> access;
  private PodRuntime pods;
  private Services services;
  private URI gatewayUri;

  /** A part that must be closed; parts are closed in the reverse order of their start. */
  private interface Part {
    void close() throws IOException;
  }

  // start() sets the other fields before the stack is used
  @SuppressWarnings("NullAway.Init")
  private Stack(StackOptions options, StackDirectory directory) {
    this.options = options;
    this.directory = directory;
  }

  /**
   * Starts all parts; returns when players can join.
   *
   * @throws IOException when a part can't be started; nothing is left behind then, except the files
   *     if they are to be kept
   */
  public static Stack start(StackOptions options) throws IOException {
    Stack stack = notStarted(options);
    stack.start();
    return stack;
  }

  /** Creates a stack that has a directory and no other part yet. */
  static Stack notStarted(StackOptions options) throws IOException {
    return new Stack(options, StackDirectory.create(options.keepFiles()));
  }

  void start() throws IOException {
    try {
      startStores();
      startApi();
      startServices();
      applyManifests();
      services.awaitReady(gatewayUri);
    } catch (IOException | RuntimeException e) {
      // the interrupt asks for a close, which has to wait; so it is cleared until the stack is
      // closed
      boolean interrupted = Thread.interrupted();
      try {
        close();
      } catch (IOException | RuntimeException closing) {
        e.addSuppressed(closing);
      }
      if (options.keepFiles()) {
        e.addSuppressed(new IOException("the stack's logs are in " + path()));
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      throw e;
    }
  }

  /** Removes the files of a stack whose start hangs and whose processes are dead. */
  void discard() throws IOException {
    directory.close();
  }

  private void startStores() throws IOException {
    CompletableFuture<EmbeddedRedis> startingRedis =
        inBackground(() -> EmbeddedRedis.start(directory.directory("redis"), options.redis()));
    CompletableFuture<EmbeddedPostgres> startingPostgres =
        inBackground(() -> EmbeddedPostgres.start(directory.directory("postgres")));
    CompletableFuture<EmbeddedApi> startingApi =
        inBackground(
            () -> EmbeddedApi.start(options.api(), directory.directory("api"), options.auditLog()));
    // All three are waited for before any failure is reported, so that none is left running.
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
    access = options.access().settings(api);
    pods = options.node().start(api, images(), directory.directory("pods"));
    parts.push(pods::close);
  }

  /**
   * The images that the node can run: those of the options, and the reference server with only its
   * own jar on the class path, as its real image has it.
   */
  private Images images() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SMALL_JVM);
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

  private void startServices() throws IOException {
    Path secrets = directory.directory("secrets");
    postgresPassword = PrivateFile.create(secrets.resolve("postgres"), postgres.password());
    services = new Services(directory, serviceEnvironment(), options);
    parts.push(services::stop);
    for (int i = 0; i < options.operators(); i++) {
      startOperator();
    }
    int port = options.gatewayPort().orElseGet(() -> FreePort.on(HOST));
    Map<String, String> settings = new HashMap<>(postgresSettings());
    settings.putAll(StackOptions.ANYBODY);
    if (options.secrets().isPresent()) {
      settings.putAll(options.secrets().get().write(secrets));
    }
    settings.put("KICKOFF_HTTP_HOST", HOST);
    settings.put("KICKOFF_HTTP_PORT", Integer.toString(port));
    settings.put("KICKOFF_DEFAULT_QUEUE", options.defaultQueue());
    services.startGateway(settings);
    gatewayUri = URI.create("http://" + HOST + ":" + port);
  }

  /** Starts one more operator; it waits for the Lease if another leads. */
  public synchronized ChildProcess startOperator() throws IOException {
    Map<String, String> settings = new HashMap<>(access);
    settings.putAll(postgresSettings());
    settings.put("KICKOFF_LEASE_DURATION", options.lease().toMillis() + "ms");
    return services.startOperator(settings).process();
  }

  private Map<String, String> postgresSettings() {
    return Map.of(
        "KICKOFF_POSTGRES_URL",
        postgres.jdbcUrl(),
        "KICKOFF_POSTGRES_USER",
        postgres.user(),
        "KICKOFF_POSTGRES_PASSWORD_FILE",
        postgresPassword.toString(),
        "KICKOFF_POSTGRES_SCHEMA",
        SCHEMA);
  }

  private Map<String, String> serviceEnvironment() {
    Map<String, String> environment = new HashMap<>(options.logs().environment());
    environment.put("KICKOFF_REALM", REALM);
    environment.put("KICKOFF_REDIS_URL", redis.uri().toString());
    environment.put("KICKOFF_REDIS_CLUSTER", Boolean.toString(options.redis().cluster()));
    return environment;
  }

  private void applyManifests() throws IOException {
    try (KubernetesClient client = api.client()) {
      Objects objects = new Objects(client);
      for (Path file : options.manifests()) {
        Manifest manifest = Manifest.read(file);
        objects.makeNamespaces(manifest);
        for (var object : manifest.objects()) {
          objects.apply(manifest, object);
        }
      }
    }
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

  /** Every operator, in the order of their start: the process that runs or that ended last. */
  public synchronized List<ChildProcess> operators() {
    return services.operators().stream().map(Service::process).toList();
  }

  /** Every operator started, and the gateway, as they are at the moment. */
  public synchronized List<Service> services() {
    return services.all();
  }

  /** How often an operator or the gateway was started again. */
  public int restarts() {
    return services().stream().mapToInt(Service::restarts).sum();
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
        failed = e; // the other parts must be closed, too
      }
    }
    directory.close();
    if (failed != null) {
      throw failed;
    }
  }
}
