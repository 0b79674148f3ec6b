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
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a stack is made of. Immutable: each {@code with} answers another one. */
public final class StackOptions implements Cloneable {

  /** The chart's. A lone operator is followed by itself alone, so it may be silent for longer. */
  private static final Duration LONE_LEASE = Duration.ofSeconds(15);

  /** Of several, so that a person who kills the leader sees the next one soon. */
  private static final Duration LEASE_OF_SEVERAL = Duration.ofSeconds(3);

  /** All who play here are this machine's own: nobody is asked who they are, or slowed down. */
  public static final Map<String, String> ANYBODY =
      Map.of("KICKOFF_AUTH", "off", "KICKOFF_RATE_ADDRESS", "0", "KICKOFF_RATE_REGISTER", "0");

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
  private Map<String, String> gateway = ANYBODY;
  private boolean restarts = true;
  private Consumer<String> console = log::info;

  /** Starts what runs the pods of a stack: processes, hollow pods, or something that misbehaves. */
  public interface Node {
    PodRuntime start(EmbeddedApi api, Images images, Path directory);
  }

  /** Prepares an API for operators, and says with which settings they reach it. */
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
      return (StackOptions) super.clone(); // shallow is enough: what it holds never changes
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** Operator processes; one of them leads. A leader of several is followed sooner. */
  public StackOptions withOperators(int number) {
    return with(it -> {
      it.operators = number;
      it.lease = number == 1 ? LONE_LEASE : LEASE_OF_SEVERAL;
    });
  }

  /** How long a leader that went silent keeps the others waiting. */
  public StackOptions withLease(Duration duration) {
    return with(it -> it.lease = duration);
  }

  /** The simple API's queue, {@code namespace/name}. */
  public StackOptions withDefaultQueue(String queue) {
    return with(it -> it.defaultQueue = queue);
  }

  /** The gateway's, on 127.0.0.1; any free one otherwise. */
  public StackOptions withGatewayPort(int port) {
    return with(it -> it.gatewayPort = OptionalInt.of(port));
  }

  /** What else the node can run, by image name, beside the reference server. */
  public StackOptions withImages(Map<String, Image> more) {
    return with(it -> it.images = Map.copyOf(more));
  }

  /** What runs the pods. */
  public StackOptions withNode(Node other) {
    return with(it -> it.node = other);
  }

  /** Whether the stack's directory is left behind, with all logs. */
  public StackOptions keepingFiles(boolean keep) {
    return with(it -> it.keepFiles = keep);
  }

  /** How operator and gateway write theirs. */
  public StackOptions withLogs(LogSettings settings) {
    return with(it -> it.logs = settings);
  }

  /** Operators that reach the API another way than as its administrator. */
  public StackOptions withAccess(Access other) {
    return with(it -> it.access = other);
  }

  /** A real API writes down what service accounts ask of it. */
  public StackOptions withAuditLog() {
    return with(it -> it.auditLog = true);
  }

  /** A gateway that asks who calls, or has other settings than {@link #ANYBODY}. */
  public StackOptions withGateway(Map<String, String> settings) {
    return with(it -> it.gateway = Map.copyOf(settings));
  }

  /**
   * An operator or gateway that ended stays away, and whoever started the stack goes on without.
   */
  public StackOptions withoutRestarts() {
    return with(it -> it.restarts = false);
  }

  /**
   * Where it is reported that an operator or the gateway ended and runs again; the log otherwise.
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

  public Map<String, String> gateway() {
    return gateway;
  }

  public boolean restarts() {
    return restarts;
  }

  public Consumer<String> console() {
    return console;
  }
}
