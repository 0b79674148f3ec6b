package games.kickoff.local.bench;

import games.kickoff.local.api.EmbeddedApi;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures how many writes an API server takes from a client like the operator's: small objects are
 * created, patched and deleted, without a watch on them.
 */
final class BareApi implements AutoCloseable {

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final String NAMESPACE = "default";
  private static final int WRITES = 3;

  /**
   * The result.
   *
   * @param perSecond writes per second
   * @param millis the median time of a write, as a third of the time of an object's three writes
   */
  record Writes(double perSecond, double millis) {}

  private final KubernetesClient client;
  private final ClosedLoop loop;
  private final AtomicInteger names = new AtomicInteger();

  BareApi(EmbeddedApi api, int clients) {
    this.client =
        new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder(api.config()).withHttp2Disable(true).build())
            .build();
    this.loop = new ClosedLoop(clients, Thread.ofVirtual().factory());
  }

  Writes write(Duration length) throws InterruptedException {
    Queue<Double> millis = new ConcurrentLinkedQueue<>();
    ClosedLoop.Done done = loop.run(Integer.MAX_VALUE, length, n -> millis.add(cycle() / WRITES));
    return new Writes(
        WRITES * done.perSecond(),
        Spread.of(millis.stream().mapToDouble(it -> it).toArray()).median());
  }

  /**
   * Creates, patches and deletes one object. Returns how long the three writes took, in
   * milliseconds.
   */
  private double cycle() {
    ConfigMap object =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withNamespace(NAMESPACE)
            .withName("yardstick-" + names.incrementAndGet())
            .endMetadata()
            .addToData("state", "new")
            .build();
    long start = System.nanoTime();
    client.configMaps().resource(object).create();
    client.configMaps().resource(object).patch(MERGE, "{\"data\":{\"state\":\"changed\"}}");
    client.configMaps().resource(object).withGracePeriod(0).delete();
    return (System.nanoTime() - start) / 1e6;
  }

  @Override
  public void close() {
    client.close();
  }
}
