package games.kickoff.operator.server;

import games.kickoff.operator.api.GameSession;
import io.fabric8.kubernetes.api.model.CapabilitiesBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.SeccompProfileBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pod of a server: the queue's template with what Kickoff adds. Pure.
 *
 * <p>The environment has no details of a match, since a warm pod would exist before its match is
 * known. The pod gets no service-account token and no service links: a game server talks to no part
 * of Kickoff.
 */
final class GamePod {

  private GamePod() {}

  /** The pod for an order. */
  static Pod of(ServerOwner owner, ServerOrder order) {
    Map<String, String> labels = new HashMap<>();
    Map<String, String> annotations = new HashMap<>();
    ObjectMeta given = order.template().getMetadata();
    if (given != null) {
      putAll(labels, given.getLabels());
      putAll(annotations, given.getAnnotations());
    }
    labels.put("app.kubernetes.io/managed-by", "kickoff");
    labels.putAll(order.labels());
    Container first = order.template().getSpec().getContainers().getFirst();
    annotations.put(GameSession.CONTAINER_ANNOTATION, first.getName());
    if (order.isProtected()) {
      protect(labels, annotations);
    }
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withNamespace(owner.namespace())
            .withName(order.name())
            .withLabels(labels)
            .withAnnotations(annotations)
            .withOwnerReferences(owner.reference())
            .endMetadata()
            .withSpec(order.template().getSpec())
            .build(); // a deep copy: the template is shared
    harden(pod.getSpec());
    game(pod.getSpec().getContainers().getFirst(), order.port());
    return pod;
  }

  /**
   * Keeps the pod from voluntary disruptions: autoscalers read the annotations, the disruption
   * budget of its namespace selects the label.
   */
  private static void protect(Map<String, String> labels, Map<String, String> annotations) {
    labels.put(GameSession.EVICTION_LABEL, GameSession.PROTECTED);
    annotations.put("cluster-autoscaler.kubernetes.io/safe-to-evict", "false");
    annotations.put("karpenter.sh/do-not-disrupt", "true");
  }

  /**
   * The same pod, reachable at a port of its node.
   *
   * @param port where the game listens
   * @param publicHost the host players are given instead of the node's address
   */
  static Pod reachedAt(Pod pod, int port, int hostPort, Optional<String> publicHost) {
    Pod reached = new PodBuilder(pod).build();
    publicHost.ifPresent(host ->
        reached.getMetadata().getAnnotations().put(GameSession.CONNECT_HOST_ANNOTATION, host));
    Container game = reached.getSpec().getContainers().getFirst();
    ContainerPort there =
        game.getPorts().stream()
            .filter(p -> p.getContainerPort() == port)
            .findFirst()
            .orElseGet(() -> {
              ContainerPort added = new ContainerPortBuilder().withContainerPort(port).build();
              game.getPorts().add(added);
              return added;
            });
    there.setHostPort(hostPort);
    return reached;
  }

  private static void putAll(Map<String, String> into, @Nullable Map<String, String> from) {
    if (from != null) {
      into.putAll(from);
    }
  }

  private static void harden(PodSpec spec) {
    spec.setRestartPolicy("Never"); // a crashed server is a failed match, not a fresh one
    spec.setAutomountServiceAccountToken(false);
    spec.setEnableServiceLinks(false);
    spec.setSecurityContext(hardened(spec.getSecurityContext()));
    Stream.concat(spec.getInitContainers().stream(), spec.getContainers().stream())
        .forEach(GamePod::harden);
  }

  private static void harden(Container container) {
    SecurityContext given =
        container.getSecurityContext() == null
            ? new SecurityContext()
            : container.getSecurityContext();
    if (given.getAllowPrivilegeEscalation() == null) {
      given.setAllowPrivilegeEscalation(false);
    }
    if (given.getCapabilities() == null) {
      given.setCapabilities(new CapabilitiesBuilder().withDrop("ALL").build());
    }
    container.setSecurityContext(given);
  }

  /** Sets safe defaults where the template sets nothing. */
  private static PodSecurityContext hardened(@Nullable PodSecurityContext context) {
    PodSecurityContext given = context == null ? new PodSecurityContext() : context;
    if (given.getRunAsNonRoot() == null) {
      given.setRunAsNonRoot(true);
    }
    if (given.getSeccompProfile() == null) {
      given.setSeccompProfile(new SeccompProfileBuilder().withType("RuntimeDefault").build());
    }
    return given;
  }

  private static void game(Container game, int port) {
    List<EnvVar> env = new ArrayList<>(game.getEnv() == null ? List.of() : game.getEnv());
    if (env.stream().noneMatch(e -> e.getName().equals("PORT"))) {
      env.add(new EnvVarBuilder().withName("PORT").withValue(Integer.toString(port)).build());
    }
    game.setEnv(env);
    if (game.getPorts() == null || game.getPorts().isEmpty()) {
      game.setPorts(
          new ArrayList<>(
              List.of(
                  new ContainerPortBuilder().withName("game").withContainerPort(port).build())));
    }
    if (game.getReadinessProbe() == null) {
      game.setReadinessProbe(tcpProbe(port));
    }
  }

  private static Probe tcpProbe(int port) {
    return new ProbeBuilder()
        .withNewTcpSocket()
        .withNewPort(port)
        .endTcpSocket()
        .withPeriodSeconds(1)
        .withFailureThreshold(3)
        .build();
  }
}
