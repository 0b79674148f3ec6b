package games.kickoff.operator.server;

import games.kickoff.core.server.Endpoint;
import games.kickoff.operator.api.GameContainer;
import games.kickoff.operator.api.GameSession;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plan needs to know of a pod.
 *
 * @param version its resourceVersion; a delete names it, so that it fails if the pod has changed
 * @param attempt which of its session's pods this is, from 1
 * @param created when it was made
 * @param scheduled the latest time at which it may have got a node; empty: it has none
 * @param unschedulable why no node takes it; empty while no reason is known
 * @param ready where players reach it; present while it is ready
 * @param inside its address inside the cluster; empty while it has none
 * @param exit how the game's container ended; empty while it runs or has not begun
 * @param trouble why the container can't start, such as ErrImagePull; empty when nothing is wrong
 * @param prepared whether its node has prepared its volumes and network
 * @param goneBy when it should be gone, as it is being deleted; empty: it is not
 */
public record PodView(
    String name,
    String version,
    int attempt,
    Instant created,
    Optional<Instant> scheduled,
    String unschedulable,
    Optional<Endpoint> ready,
    Optional<Endpoint> inside,
    Optional<Exit> exit,
    String trouble,
    boolean prepared,
    Optional<Instant> goneBy) {

  /**
   * The end of the game's container.
   *
   * @param code its exit code; -1 when it is unknown, as the pod itself failed
   * @param message the container's termination message; for other causes than {@link Cause#ITSELF},
   *     why the pod was ended
   */
  public record Exit(int code, String message, Cause cause) {}

  /** The end of the game of a session's attempt. */
  public record Ended(int attempt, Exit exit) {}

  /** What ended the game's container. */
  public enum Cause {
    /** Its own process, or its node without notice. */
    ITSELF,
    /** A disruption: an eviction, a preemption, or the shutdown of its node. */
    DISRUPTED,
    /** The deletion of its pod. */
    DELETED
  }

  private static final Set<String> NORMAL_WAITS = Set.of("ContainerCreating", "PodInitializing");

  /** Whether it is being deleted. */
  public boolean deleting() {
    return goneBy.isPresent();
  }

  /**
   * Whether it should have been gone for longer than the grace, and has not been seen to exit: its
   * node is dead or unreachable, and the API server keeps the pod until the node is back.
   */
  public boolean isOverdue(Instant now, Duration grace) {
    return exit.isEmpty() && goneBy.filter(due -> due.plus(grace).isBefore(now)).isPresent();
  }

  /** Reads a pod that Kickoff made. */
  public static PodView of(Pod pod, int port) {
    PodStatus status = pod.getStatus() == null ? new PodStatus() : pod.getStatus();
    Optional<ContainerStatus> game = gameContainer(pod, status);
    Instant created = Instant.parse(pod.getMetadata().getCreationTimestamp());
    Optional<PodCondition> scheduled = condition(status, "PodScheduled");
    boolean isScheduled = scheduled.filter(c -> "True".equals(c.getStatus())).isPresent();
    boolean isReady =
        condition(status, "Ready").filter(c -> "True".equals(c.getStatus())).isPresent();
    return new PodView(
        pod.getMetadata().getName(),
        pod.getMetadata().getResourceVersion(),
        attempt(pod),
        created,
        isScheduled
            ? Optional.of(
                scheduled
                    .map(PodCondition::getLastTransitionTime)
                    .map(Instant::parse)
                    .map(PodView::atTheLatest)
                    .orElse(created))
            : Optional.empty(),
        scheduled
            .filter(c -> "False".equals(c.getStatus()) && "Unschedulable".equals(c.getReason()))
            .map(c -> Objects.requireNonNullElse(c.getMessage(), "Unschedulable"))
            .orElse(""),
        isReady ? outside(pod, status, port) : Optional.empty(),
        inside(pod, status, port),
        PodEnd.of(pod, status, game),
        trouble(status, game),
        condition(status, "PodReadyToStartContainers")
            .filter(c -> "True".equals(c.getStatus()))
            .isPresent(),
        Optional.ofNullable(pod.getMetadata().getDeletionTimestamp()).map(Instant::parse));
  }

  /** How the game of a pod that Kickoff made has ended; empty while it runs or has not begun. */
  public static Optional<Ended> ended(Pod pod) {
    PodStatus status = pod.getStatus() == null ? new PodStatus() : pod.getStatus();
    return PodEnd.of(pod, status, gameContainer(pod, status))
        .map(exit -> new Ended(attempt(pod), exit));
  }

  /**
   * Kubernetes truncates times to whole seconds. Adding a second keeps that from shortening a
   * server's readyTimeout.
   */
  private static Instant atTheLatest(Instant cut) {
    return cut.plusSeconds(1);
  }

  private static int attempt(Pod pod) {
    Map<String, String> labels = pod.getMetadata().getLabels();
    return number(labels == null ? null : labels.get(GameSession.ATTEMPT_LABEL)).orElse(1);
  }

  static Optional<PodCondition> condition(PodStatus status, String type) {
    return orNone(status.getConditions()).stream()
        .filter(c -> type.equals(c.getType()))
        .findFirst();
  }

  private static Optional<ContainerStatus> gameContainer(Pod pod, PodStatus status) {
    String name = GameContainer.of(pod).getName();
    return orNone(status.getContainerStatuses()).stream()
        .filter(c -> name.equals(c.getName()))
        .findFirst();
  }

  static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static Optional<Endpoint> inside(Pod pod, PodStatus status, int port) {
    return Optional.ofNullable(status.getPodIP())
        .map(ip ->
            new Endpoint(
                ip, number(annotation(pod, GameSession.CONNECT_PORT_ANNOTATION)).orElse(port)));
  }

  /**
   * Where players reach it: at the port of its node, if it has one, otherwise at its own address.
   */
  private static Optional<Endpoint> outside(Pod pod, PodStatus status, int port) {
    Optional<Integer> hostPort = hostPort(pod, port);
    if (hostPort.isEmpty()) {
      return inside(pod, status, port);
    }
    String given = annotation(pod, GameSession.CONNECT_HOST_ANNOTATION);
    return Optional.ofNullable(given == null ? status.getHostIP() : given)
        .map(host -> new Endpoint(host, hostPort.get()));
  }

  /** The port of the node that is mapped to the game's port. */
  static Optional<Integer> hostPort(Pod pod, int port) {
    return orNone(GameContainer.of(pod).getPorts()).stream()
        .filter(p -> p.getContainerPort() == port && p.getHostPort() != null)
        .map(ContainerPort::getHostPort)
        .findFirst();
  }

  private static @Nullable String annotation(Pod pod, String name) {
    Map<String, String> annotations = pod.getMetadata().getAnnotations();
    return annotations == null ? null : annotations.get(name);
  }

  /**
   * A positive number of at most 65535; empty for anything else, as people may edit labels and
   * annotations.
   */
  private static Optional<Integer> number(@Nullable String text) {
    return Optional.ofNullable(text)
        .filter(t -> t.matches("[1-9][0-9]{0,4}"))
        .map(Integer::valueOf)
        .filter(n -> n <= 65_535);
  }

  /**
   * Why the game can't start. An init container that fails to start keeps the game waiting without
   * a reason of its own.
   */
  private static String trouble(PodStatus status, Optional<ContainerStatus> game) {
    return Stream.concat(game.stream(), orNone(status.getInitContainerStatuses()).stream())
        .map(PodView::waiting)
        .filter(why -> !why.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String waiting(ContainerStatus container) {
    return Optional.ofNullable(container.getState())
        .map(ContainerState::getWaiting)
        .filter(w -> w.getReason() != null && !NORMAL_WAITS.contains(w.getReason()))
        .map(w -> w.getMessage() == null ? w.getReason() : w.getReason() + ": " + w.getMessage())
        .orElse("");
  }
}
