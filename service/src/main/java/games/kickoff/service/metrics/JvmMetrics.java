package games.kickoff.service.metrics;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;

/** The JVM's metrics: memory, garbage collection, threads, the process. */
public final class JvmMetrics {

  private JvmMetrics() {}

  /** A new registry for a process, with these metrics in it. */
  public static CollectorRegistry registry() {
    CollectorRegistry registry = new CollectorRegistry();
    DefaultExports.register(registry);
    return registry;
  }
}
