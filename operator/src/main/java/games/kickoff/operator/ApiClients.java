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

/** How this process reaches the API server. */
final class ApiClients {

  private ApiClients() {}

  /**
   * A client for a purpose: the elector's gives up soon, since a Lease that can't be renewed in
   * time is lost; fabric8's default would try for minutes.
   */
  static KubernetesClient client(
      Duration timeout, int retries, Consumer<KubernetesClientBuilder> settings) {
    int millis = Math.toIntExact(timeout.toMillis());
    Config config =
        new ConfigBuilder()
            .withRequestTimeout(millis)
            .withConnectionTimeout(millis)
            .withRequestRetryBackoffLimit(retries)
            // An API server takes about 100 requests at once on one connection of HTTP/2; the JDK's
            // client fails the next one instead of waiting, and a rush would look like an outage.
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
   * Objects without {@code metadata.managedFields}, which nobody here reads: who wrote which field
   * is half of what an API server says of a pod, and would be parsed at each event and kept in the
   * caches.
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
