package games.kickoff.operator.server;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/**
 * The cluster whose nodes run servers.
 *
 * @param publicHost where players outside reach all nodes' ports; empty: at each node's own address
 */
public record ServerCluster(KubernetesClient client, Optional<String> publicHost) {}
