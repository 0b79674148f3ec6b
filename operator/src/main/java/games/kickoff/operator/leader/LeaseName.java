package games.kickoff.operator.leader;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;

/** The Lease's namespace and name. */
record LeaseName(String namespace, String name) {

  /** Reads the Lease from the API server; null: there is none. */
  @Nullable Lease read(KubernetesClient client) {
    return client.leases().inNamespace(namespace).withName(name).get();
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
