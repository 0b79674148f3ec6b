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

/**
 * What a stack is made of.
 *
 * @param operators operator processes; one of them leads
 * @param lease how long a silent leader keeps the others waiting
 * @param manifests MatchQueues to apply, files of one or more YAML documents
 * @param defaultQueue the simple API's queue, {@code namespace/name}
 * @param gatewayPort on 127.0.0.1; empty: any free one
 * @param images what else the node can run, by image name, beside the reference server
 * @param node what runs the pods
 * @param keepFiles leave the stack's directory behind, with all logs
 * @param logs how operator and gateway write theirs
 * @param access as whom operators talk to the API
 * @param auditLog whether a real API writes down what service accounts ask of it
 * @param gateway what else gateways are told: whom they ask who he is, and how often one may call
 */
public record StackOptions(
    ApiChoice api,
    RedisOptions redis,
    int operators,
    Duration lease,
    List<Path> manifests,
    String defaultQueue,
    OptionalInt gatewayPort,
    Map<String, Image> images,
    Node node,
    boolean keepFiles,
    LogSettings logs,
    Access access,
    boolean auditLog,
    Map<String, String> gateway) {

  private static final Duration LONE_LEASE = Duration.ofSeconds(30);

  /** All who play here are this machine's own: nobody is asked who he is, or slowed down. */
  public static final Map<String, String> ANYBODY =
      Map.of("KICKOFF_AUTH", "off", "KICKOFF_RATE_ADDRESS", "0", "KICKOFF_RATE_REGISTER", "0");

  /** Starts what runs the pods of a stack: processes, hollow pods, or something that misbehaves. */
  public interface Node {
    PodRuntime start(EmbeddedApi api, Images images, Path directory);
  }

  /** Prepares an API for operators, and says what they are told to reach it. */
  public interface Access {
    Map<String, String> settings(EmbeddedApi api) throws IOException;
  }

  /** One operator, an in-memory Redis, and one manifest. */
  public static StackOptions of(ApiChoice api, Path manifest) {
    return new StackOptions(
        api,
        RedisOptions.IN_MEMORY,
        1,
        Duration.ofSeconds(3),
        List.of(manifest),
        "default/default",
        OptionalInt.empty(),
        Map.of(),
        PodRuntime::ofProcesses,
        false,
        LogSettings.DEFAULT,
        EmbeddedApi::environment,
        false,
        ANYBODY);
  }

  /**
   * A lone one may be silent for longer: nobody waits to take over, and it ends when it is late.
   */
  public StackOptions withOperators(int number) {
    return new StackOptions(
        api,
        redis,
        number,
        number == 1 ? LONE_LEASE : lease,
        manifests,
        defaultQueue,
        gatewayPort,
        images,
        node,
        keepFiles,
        logs,
        access,
        auditLog,
        gateway);
  }

  /** How long a leader that went silent keeps the others waiting. */
  public StackOptions withLease(Duration duration) {
    return new StackOptions(
        api,
        redis,
        operators,
        duration,
        manifests,
        defaultQueue,
        gatewayPort,
        images,
        node,
        keepFiles,
        logs,
        access,
        auditLog,
        gateway);
  }

  public StackOptions withDefaultQueue(String queue) {
    return new StackOptions(
        api,
        redis,
        operators,
        lease,
        manifests,
        queue,
        gatewayPort,
        images,
        node,
        keepFiles,
        logs,
        access,
        auditLog,
        gateway);
  }

  public StackOptions withGatewayPort(int port) {
    return new StackOptions(
        api,
        redis,
        operators,
        lease,
        manifests,
        defaultQueue,
        OptionalInt.of(port),
        images,
        node,
        keepFiles,
        logs,
        access,
        auditLog,
        gateway);
  }

  public StackOptions withImages(Map<String, Image> more) {
    return new StackOptions(
        api,
        redis,
        operators,
        lease,
        manifests,
        defaultQueue,
        gatewayPort,
        Map.copyOf(more),
        node,
        keepFiles,
        logs,
        access,
        auditLog,
        gateway);
  }

  public StackOptions withNode(Node other) {
    return new StackOptions(
        api,
        redis,
        operators,
        lease,
        manifests,
        defaultQueue,
        gatewayPort,
        images,
        other,
        keepFiles,
        logs,
        access,
        auditLog,
        gateway);
  }

  public StackOptions keepingFiles(boolean keep) {
    return new StackOptions(
        api,
        redis,
        operators,
        lease,
        manifests,
        defaultQueue,
        gatewayPort,
        images,
        node,
        keep,
        logs,
        access,
        auditLog,
        gateway);
  }

  public StackOptions withLogs(LogSettings settings) {
    return new StackOptions(
        api,
        redis,
        operators,
        lease,
        manifests,
        defaultQueue,
        gatewayPort,
        images,
        node,
        keepFiles,
        settings,
        access,
        auditLog,
        gateway);
  }

  /** Operators that reach the API another way than as its administrator. */
  public StackOptions withAccess(Access other) {
    return new StackOptions(
        api,
        redis,
        operators,
        lease,
        manifests,
        defaultQueue,
        gatewayPort,
        images,
        node,
        keepFiles,
        logs,
        other,
        auditLog,
        gateway);
  }

  public StackOptions withAuditLog() {
    return new StackOptions(
        api,
        redis,
        operators,
        lease,
        manifests,
        defaultQueue,
        gatewayPort,
        images,
        node,
        keepFiles,
        logs,
        access,
        true,
        gateway);
  }

  /** A gateway that asks who calls, or is otherwise told more than {@link #ANYBODY}. */
  public StackOptions withGateway(Map<String, String> settings) {
    return new StackOptions(
        api,
        redis,
        operators,
        lease,
        manifests,
        defaultQueue,
        gatewayPort,
        images,
        node,
        keepFiles,
        logs,
        access,
        auditLog,
        Map.copyOf(settings));
  }
}
