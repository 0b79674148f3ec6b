package games.kickoff.local.api;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/** A process that finds the API server by its environment variables alone, as the operator does. */
final class PodLister {

  private PodLister() {}

  public static void main(String[] args) {
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      client
          .pods()
          .list()
          .getItems()
          .forEach(pod -> System.out.println(pod.getMetadata().getName()));
    }
  }
}
