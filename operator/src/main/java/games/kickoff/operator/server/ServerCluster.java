package games.kickoff.operator.server;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/**
 * The cluster whose nodes run servers.
 *
 * @param publicHost the host at which players outside reach the ports of all nodes; empty: each
 *     node's own address
 * @param makesBudgets whether the operator makes the namespaces' disruption budgets, as the chart
 *     can't know them
 */
public record ServerCluster(
    KubernetesClient client, Optional<String> publicHost, boolean makesBudgets) {}
