package games.kickoff.faults.rig;

import games.kickoff.core.match.MatchRules;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.faults.clock.SettableClock;
import games.kickoff.local.network.FreePort;
import games.kickoff.objects.Manifest;
import games.kickoff.objects.Objects;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.MatchQueue;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A fresh realm on a test bed: a name, a schema and a namespace that no other realm uses, two
 * operators, a gateway and two queues.
 */
public final class Realm implements AutoCloseable {

  /** A feature that not every realm has. */
  public enum Trait {
    /** Its servers are asked for their state by a stop probe. */
    SERVERS_ARE_ASKED,
    /** Its operators' clocks can be set. */
    CLOCKS_CAN_BE_SET,
    /** Its Redis has a replica, and the links lead to the current primary. */
    REDIS_IS_SWITCHED,
    /** Its Redis has a replica and sentinels. */
    REDIS_HAS_SENTINELS,
    /** Its Redis is a cluster. */
    REDIS_IS_A_CLUSTER,
    /** Its operators also watch a second namespace, with a queue that nobody joins. */
    HAS_A_SIDE_NAMESPACE,
    /** Its gateway serves few connections, and those of one address that sends slowly not long. */
    CONNECTIONS_ARE_FEW
  }

  /** How many connections an address may hold in a realm with few connections. */
  public static final int CONNECTIONS_PER_ADDRESS = 70;

  /** How long headers may take in a realm with few connections. */
  public static final Duration HEADER_TIMEOUT = Duration.ofSeconds(1);

  public static final Duration LEASE = Duration.ofSeconds(3);

  /** How long a match may be played; no match of a run takes as long. */
  public static final Duration MAX_DURATION = Duration.ofSeconds(30);

  /** The label of objects that a fault created as bad facts; they belong to no match. */
  public static final String FABRICATED = "faults.kickoff.games/fabricated";

  private static final String HOST = "127.0.0.1";
  private static final Duration START = Duration.ofSeconds(60);

  private final TestBed rig;
  private final String name;
  private final Path directory;
  private final RedisInstall redis;
  private final Set<Trait> traits;
  private final ProcessSupervisor crew;
  private final List<ProcessSupervisor.Member> operators = new ArrayList<>();
  private final List<SettableClock> clocks = new ArrayList<>();
  private final ProcessSupervisor.Member gateway;
  private final URI gatewayUri;
  private final Map<QueueKey, MatchRules> queues = new HashMap<>();

  /**
   * Starts the realm and returns when players can join.
   *
   * @param name the name of the realm and its namespace, and, with {@code _} for {@code -}, of its
   *     schema
   */
  public Realm(TestBed rig, String name, Path directory, Set<Trait> traits)
      throws IOException, InterruptedException {
    this.rig = rig;
    this.name = name;
    this.directory = Files.createDirectories(directory);
    this.redis = rig.redisFor(traits, directory.resolve("redis"));
    this.traits = Set.copyOf(traits);
    this.crew = new ProcessSupervisor(directory.resolve("logs"));
    boolean stays = traits.contains(Trait.SERVERS_ARE_ASKED);
    try {
      applyQueues(stays);
      if (stays) {
        rig.servers().sayStop(name);
      }
      for (int i = 0; i < TestBed.OPERATORS; i++) {
        List<String> flags = new ArrayList<>();
        if (traits.contains(Trait.CLOCKS_CAN_BE_SET)) {
          SettableClock clock = new SettableClock(directory.resolve("clock-" + (i + 1)));
          clocks.add(clock);
          flags.add(clock.flag());
        }
        operators.add(
            crew.add(
                "operator-" + (i + 1),
                "games.kickoff.operator.OperatorMain",
                operatorSettings(i),
                flags));
      }
      int port = FreePort.on(HOST);
      this.gatewayUri = URI.create("http://" + HOST + ":" + port);
      this.gateway =
          crew.add("gateway", "games.kickoff.gateway.GatewayMain", gatewaySettings(port));
      awaitOpen();
    } catch (IOException | RuntimeException e) {
      crew.close();
      redis.close();
      throw e;
    }
  }

  private void applyQueues(boolean stays) throws IOException {
    String queue =
        """
        apiVersion: kickoff.games/v1alpha1
        kind: MatchQueue
        metadata: {name: %s, namespace: %s}
        spec:
          teams: {count: 2, size: %d}
          partial: {minPlayers: 2, after: 1s}
          ticketTtl: 4s
          retention: 10m
          server:
            port: %d
            readyTimeout: 2s
            lostGrace: 1s
            maxDuration: %ds
            attempts: 2
            stopProbe: {protocol: %s, period: 1s}
            template:
              spec:
                containers: [{name: game, image: "acted"}]
        """;
    Path file = directory.resolve("queues.yaml");
    String probe = stays ? "line" : "none";
    int port = stays ? rig.stopSayer().port() : 8080;
    Files.writeString(
        file,
        queue.formatted("duel", name, 1, port, MAX_DURATION.toSeconds(), probe)
            + "---\n"
            + queue.formatted("squad", name, 2, port, MAX_DURATION.toSeconds(), probe)
            + (hasSideNamespace()
                ? "---\n"
                    + queue.formatted(
                        "side", sideNamespace(), 1, port, MAX_DURATION.toSeconds(), probe)
                : ""));
    Objects objects = new Objects(rig.client());
    Manifest manifest = Manifest.read(file);
    objects.makeNamespaces(manifest);
    for (var object : manifest.objects()) {
      objects.apply(manifest, object);
    }
    MatchRules.Partial partial = new MatchRules.Partial(2, Duration.ofSeconds(1));
    queues.put(new QueueKey(name, "duel"), new MatchRules(2, 1, Optional.of(partial)));
    queues.put(new QueueKey(name, "squad"), new MatchRules(2, 2, Optional.of(partial)));
  }

  private Map<String, String> operatorSettings(int place) throws IOException {
    Map<String, String> settings = common();
    settings.putAll(rig.api().environment());
    settings.put("KUBECONFIG", rig.kubeconfig(place).toString());
    settings.putAll(redis.environment(rig.links().operatorRedis().get(place).port()));
    // prepareThreshold=0: the driver sends each statement with its text, so that a link can
    // recognise it
    settings.put(
        "KICKOFF_POSTGRES_URL",
        "jdbc:postgresql://127.0.0.1:%d/postgres?prepareThreshold=0"
            .formatted(rig.links().operatorPostgres().get(place).port()));
    settings.put("KICKOFF_POSTGRES_USER", rig.postgres().user());
    settings.put("KICKOFF_POSTGRES_PASSWORD_FILE", rig.postgresPassword().toString());
    settings.put("KICKOFF_POSTGRES_SCHEMA", schema());
    settings.put("KICKOFF_NAMESPACES", hasSideNamespace() ? name + "," + sideNamespace() : name);
    settings.put("KICKOFF_LEASE_NAMESPACE", name);
    settings.put("KICKOFF_LEASE_DURATION", LEASE.toSeconds() + "s");
    settings.put("KICKOFF_AUDIT_EVERY", "5s");
    return settings;
  }

  private Map<String, String> gatewaySettings(int port) {
    Map<String, String> settings = common();
    settings.putAll(redis.environment(rig.links().gatewayRedis().port()));
    settings.put("KICKOFF_HTTP_HOST", HOST);
    settings.put("KICKOFF_HTTP_PORT", Integer.toString(port));
    settings.put("KICKOFF_DEFAULT_QUEUE", name + "/duel");
    settings.put("KICKOFF_AUTH", "off");
    settings.put("KICKOFF_RATE_ADDRESS", "0");
    if (traits.contains(Trait.CONNECTIONS_ARE_FEW)) {
      settings.put("KICKOFF_HTTP_CONNECTIONS", Integer.toString(3 * CONNECTIONS_PER_ADDRESS));
      settings.put("KICKOFF_CONNECTIONS_PER_ADDRESS", Integer.toString(CONNECTIONS_PER_ADDRESS));
      settings.put("KICKOFF_HTTP_HEADER_TIMEOUT", Long.toString(HEADER_TIMEOUT.toSeconds()));
    }
    return settings;
  }

  private Map<String, String> common() {
    Map<String, String> settings = new HashMap<>();
    settings.put("KICKOFF_REALM", name);
    settings.put("KICKOFF_MANAGEMENT_HOST", HOST);
    settings.put("KICKOFF_MANAGEMENT_PORT", "0");
    return settings;
  }

  private void awaitOpen() throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(START);
    while (Instant.now().isBefore(deadline)) {
      try {
        HttpURLConnection asked =
            (HttpURLConnection) gatewayUri.resolve("/v1/queues").toURL().openConnection();
        asked.setConnectTimeout(1_000);
        asked.setReadTimeout(1_000);
        if (asked.getResponseCode() == 200) {
          String body = new String(asked.getInputStream().readAllBytes(), "UTF-8");
          if (queues.keySet().stream().allMatch(q -> body.contains(q.toString()))) {
            return;
          }
        }
      } catch (IOException notYet) {
        // the gateway is still starting up
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IOException("realm " + name + " was not open in " + START + "; see " + directory);
  }

  public TestBed rig() {
    return rig;
  }

  /** The Redis that the realm uses. */
  public RedisInstall redis() {
    return redis;
  }

  public String name() {
    return name;
  }

  private boolean hasSideNamespace() {
    return traits.contains(Trait.HAS_A_SIDE_NAMESPACE);
  }

  /** The other namespace of a realm with {@link Trait#HAS_A_SIDE_NAMESPACE}. */
  public String sideNamespace() {
    return name + "-side";
  }

  /** Pauses the queue in the side namespace, as a person would. */
  public void pauseSideQueue() {
    sideQueue()
        .edit(queue -> {
          queue.getSpec().paused = true;
          return queue;
        });
  }

  /** Whether no operator has reported that pause in the queue's status yet. */
  boolean isSideQueueForgotten() {
    if (!hasSideNamespace()) {
      return false;
    }
    MatchQueue queue = sideQueue().get();
    return queue.getStatus() == null
        || queue.getStatus().conditions.stream().noneMatch(c -> "Paused".equals(c.getReason()));
  }

  private Resource<MatchQueue> sideQueue() {
    return rig.client().resources(MatchQueue.class).inNamespace(sideNamespace()).withName("side");
  }

  public String schema() {
    return name.replace('-', '_');
  }

  public URI gatewayUri() {
    return gatewayUri;
  }

  public ProcessSupervisor.Member gateway() {
    return gateway;
  }

  public Map<QueueKey, MatchRules> queues() {
    return Map.copyOf(queues);
  }

  public ProcessSupervisor crew() {
    return crew;
  }

  /** The index of the operator that holds the Lease; 0 if it can't be found out. */
  public int leader() {
    var lease = rig.client().leases().inNamespace(name).withName("kickoff-" + name).get();
    String holder = lease == null ? "" : String.valueOf(lease.getSpec().getHolderIdentity());
    for (int i = 0; i < operators.size(); i++) {
      Path log = directory.resolve("logs").resolve(operators.get(i).name() + ".log");
      try {
        if (!holder.isBlank() && Files.readString(log).contains("Leading as " + holder)) {
          return i;
        }
      } catch (IOException e) {
        // the operator has not written a log yet
      }
    }
    return 0;
  }

  public ProcessSupervisor.Member operator(int place) {
    return operators.get(place);
  }

  /** The clock of the operator with that index, in a realm with {@link Trait#CLOCKS_CAN_BE_SET}. */
  public SettableClock clock(int place) {
    return clocks.get(place);
  }

  /** Ends the processes. Their data in the stores stays. */
  public void stop() {
    crew.close();
  }

  /** Removes all of the realm's data and objects. */
  @Override
  public void close() throws IOException {
    KubernetesClient client = rig.client();
    client.resources(MatchQueue.class).inNamespace(name).delete();
    client.resources(GameSession.class).inNamespace(name).delete();
    client.pods().inNamespace(name).delete();
    client.leases().inNamespace(name).delete();
    client.resources(MatchQueue.class).inNamespace(sideNamespace()).delete();
    client.v1().events().inNamespace(name).delete();
    rig.servers().forget(name);
    try (Connection connection = rig.bareRecords();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS \"" + schema() + "\" CASCADE");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    redis.forget(name);
    redis.close();
  }
}
