package games.kickoff.service.metrics;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;

/** What the JVM says of itself: memory, collections, threads, the process. */
public final class JvmMetrics {

  private JvmMetrics() {}

  /** A process's registry, with these in it. */
  public static CollectorRegistry registry() {
    CollectorRegistry registry = new CollectorRegistry();
    DefaultExports.register(registry);
    return registry;
  }
}
