package games.kickoff.operator.server;

import games.kickoff.operator.rules.HostPortRange;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Map;
import java.util.Optional;

/**
 * What server is wanted.
 *
 * @param name of its pod: ordered twice it is made once
 * @param labels by which its owner finds it again, beside the template's
 * @param template shared, never changed
 * @param port where the game listens inside
 * @param hostPorts the ports of its node to choose from; empty: it is reached at its own address
 */
public record ServerOrder(
    String name,
    Map<String, String> labels,
    PodTemplateSpec template,
    int port,
    Optional<HostPortRange> hostPorts) {

  public ServerOrder {
    labels = Map.copyOf(labels);
  }
}
