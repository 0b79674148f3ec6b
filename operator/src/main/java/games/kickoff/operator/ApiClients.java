package games.kickoff.operator;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.util.function.Consumer;

/** Creates this process' clients of the Kubernetes API server. */
final class ApiClients {

  private ApiClients() {}

  /**
   * A client with its own time-out and number of retries. The client that renews the Lease must
   * give up soon, since a Lease that isn't renewed in time is lost; with fabric8's defaults a
   * request is retried for minutes.
   */
  static KubernetesClient client(
      Duration timeout, int retries, Consumer<KubernetesClientBuilder> settings) {
    int millis = Math.toIntExact(timeout.toMillis());
    Config config =
        new ConfigBuilder()
            .withRequestTimeout(millis)
            .withConnectionTimeout(millis)
            .withRequestRetryBackoffLimit(retries)
            // An API server takes about 100 requests at once on one HTTP/2 connection; the JDK's
            // client fails the next request instead of queueing it, so a burst of requests would
            // look like an outage.
            .withHttp2Disable(true)
            .build();
    KubernetesClientBuilder builder =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withKubernetesSerialization(new LeanObjects());
    settings.accept(builder);
    return builder.build();
  }

  /**
   * Leaves {@code metadata.managedFields} out of all objects read. Nothing here uses it, yet it is
   * about half of a pod's JSON, and would be parsed with each event and kept in the caches.
   */
  static final class LeanObjects extends KubernetesSerialization {

    @JsonIgnoreProperties("managedFields")
    private abstract static class WithoutManagedFields {}

    @Override
    protected void configureMapper(ObjectMapper mapper) {
      super.configureMapper(mapper);
      mapper.addMixIn(ObjectMeta.class, WithoutManagedFields.class);
    }
  }
}
