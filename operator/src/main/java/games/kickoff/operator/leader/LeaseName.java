package games.kickoff.operator.leader;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;

/** Where the Lease is. */
record LeaseName(String namespace, String name) {

  /** The Lease, as the API server has it; null: there is none. */
  @Nullable Lease read(KubernetesClient client) {
    return client.leases().inNamespace(namespace).withName(name).get();
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
