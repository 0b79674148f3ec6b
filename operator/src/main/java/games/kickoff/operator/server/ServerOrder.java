package games.kickoff.operator.server;

import games.kickoff.operator.rules.HostPortRange;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Map;
import java.util.Optional;

/**
 * Describes a server to be made.
 *
 * @param name of its pod; the same order sent twice makes one pod
 * @param labels by which its owner finds it, in addition to the template's
 * @param template shared, must not be changed
 * @param port where the game listens inside the pod
 * @param hostPorts the node's ports to choose from; empty: it is reached at the pod's own address
 * @param isProtected whether drains and evictions wait until the pod has ended
 */
public record ServerOrder(
    String name,
    Map<String, String> labels,
    PodTemplateSpec template,
    int port,
    Optional<HostPortRange> hostPorts,
    boolean isProtected) {

  public ServerOrder {
    labels = Map.copyOf(labels);
  }
}
