package games.kickoff.local.stack;

import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.api.EmbeddedApi;
import games.kickoff.local.pod.Image;
import games.kickoff.local.pod.Images;
import games.kickoff.local.pod.PodRuntime;
import games.kickoff.local.redis.RedisOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a stack is made of. It is immutable: each {@code with} method returns a changed copy. */
public final class StackOptions implements Cloneable {

  /**
   * The Lease's duration for a single operator, which is also the chart's. It may be long, since no
   * stand-by waits for it.
   */
  private static final Duration LONE_LEASE = Duration.ofSeconds(15);

  /**
   * The Lease's duration for several operators, short so that a person who kills the leader soon
   * sees the next one.
   */
  private static final Duration LEASE_OF_SEVERAL = Duration.ofSeconds(3);

  /**
   * The settings of a gateway without authentication and limits by address, since all callers are
   * on this machine.
   */
  public static final Map<String, String> ANYBODY =
      Map.of(
          "KICKOFF_AUTH",
          "off",
          "KICKOFF_RATE_ADDRESS",
          "0",
          "KICKOFF_RATE_REGISTER",
          "0",
          "KICKOFF_CONNECTIONS_PER_ADDRESS",
          "0");

  private static final Logger log = LoggerFactory.getLogger(StackOptions.class);

  private final ApiChoice api;
  private final List<Path> manifests;
  private RedisOptions redis = RedisOptions.IN_MEMORY;
  private int operators = 1;
  private Duration lease = LONE_LEASE;
  private String defaultQueue = "default/default";
  private OptionalInt gatewayPort = OptionalInt.empty();
  private Map<String, Image> images = Map.of();
  private Node node = PodRuntime::ofProcesses;
  private boolean keepFiles;
  private LogSettings logs = LogSettings.DEFAULT;
  private Access access = EmbeddedApi::environment;
  private boolean auditLog;
  private Optional<GatewaySecrets> secrets = Optional.empty();
  private boolean restarts = true;
  private Consumer<String> console = log::info;

  /**
   * Starts the node of a stack, which runs its pods: as processes, as hollow pods, or with
   * failures.
   */
  public interface Node {
    PodRuntime start(EmbeddedApi api, Images images, Path directory);
  }

  /** Prepares an API for operators, and returns the settings with which they reach it. */
  public interface Access {
    Map<String, String> settings(EmbeddedApi api) throws IOException;
  }

  private StackOptions(ApiChoice api, List<Path> manifests) {
    this.api = api;
    this.manifests = manifests;
  }

  /** One operator, an in-memory Redis, and one manifest. */
  public static StackOptions of(ApiChoice api, Path manifest) {
    return new StackOptions(api, List.of(manifest));
  }

  private StackOptions with(Consumer<StackOptions> change) {
    StackOptions copy = clone();
    change.accept(copy);
    return copy;
  }

  @Override
  protected StackOptions clone() {
    try {
      return (StackOptions) super.clone(); // shallow is enough: all values are immutable
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** The number of operator processes, one of which leads. With several the Lease is shorter. */
  public StackOptions withOperators(int number) {
    return with(it -> {
      it.operators = number;
      it.lease = number == 1 ? LONE_LEASE : LEASE_OF_SEVERAL;
    });
  }

  /** The Lease's duration: how long a leader that went silent keeps the others waiting. */
  public StackOptions withLease(Duration duration) {
    return with(it -> it.lease = duration);
  }

  /** The queue of the gateway's simple API, as {@code namespace/name}. */
  public StackOptions withDefaultQueue(String queue) {
    return with(it -> it.defaultQueue = queue);
  }

  /** The gateway's port on 127.0.0.1; any free one by default. */
  public StackOptions withGatewayPort(int port) {
    return with(it -> it.gatewayPort = OptionalInt.of(port));
  }

  /** The images, by name, that the node can run besides the reference server. */
  public StackOptions withImages(Map<String, Image> more) {
    return with(it -> it.images = Map.copyOf(more));
  }

  /** The node that runs the pods. */
  public StackOptions withNode(Node other) {
    return with(it -> it.node = other);
  }

  /** Whether the stack's directory is left behind, with all logs. */
  public StackOptions keepingFiles(boolean keep) {
    return with(it -> it.keepFiles = keep);
  }

  /** How the operator and the gateway write their logs. */
  public StackOptions withLogs(LogSettings settings) {
    return with(it -> it.logs = settings);
  }

  /** How operators reach the API; by default as its administrator. */
  public StackOptions withAccess(Access other) {
    return with(it -> it.access = other);
  }

  /** Makes a real API server log the requests of service accounts. */
  public StackOptions withAuditLog() {
    return with(it -> it.auditLog = true);
  }

  /** The gateway authenticates its callers by those secrets. */
  public StackOptions withSecrets(GatewaySecrets ofGateway) {
    return with(it -> it.secrets = Optional.of(ofGateway));
  }

  /** Doesn't start an operator or gateway again that has ended. */
  public StackOptions withoutRestarts() {
    return with(it -> it.restarts = false);
  }

  /**
   * Where it is reported that an operator or the gateway ended and runs again; the log by default.
   */
  public StackOptions withConsole(Consumer<String> lines) {
    return with(it -> it.console = lines);
  }

  public ApiChoice api() {
    return api;
  }

  public RedisOptions redis() {
    return redis;
  }

  public int operators() {
    return operators;
  }

  public Duration lease() {
    return lease;
  }

  public List<Path> manifests() {
    return manifests;
  }

  public String defaultQueue() {
    return defaultQueue;
  }

  public OptionalInt gatewayPort() {
    return gatewayPort;
  }

  public Map<String, Image> images() {
    return images;
  }

  public Node node() {
    return node;
  }

  public boolean keepFiles() {
    return keepFiles;
  }

  public LogSettings logs() {
    return logs;
  }

  public Access access() {
    return access;
  }

  public boolean auditLog() {
    return auditLog;
  }

  public Optional<GatewaySecrets> secrets() {
    return secrets;
  }

  public boolean restarts() {
    return restarts;
  }

  public Consumer<String> console() {
    return console;
  }
}
