package games.kickoff.operator.crash;

import games.kickoff.operator.KickoffOperator;
import games.kickoff.operator.OperatorConfig;
import games.kickoff.operator.management.OperatorMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.prometheus.client.CollectorRegistry;
import java.time.Clock;
import java.util.Map;

/** An operator that behaves like a process of its own: it ends when a newer leader has written. */
final class OperatorProcess implements AutoCloseable {

  private final Fate fate;
  private final KubernetesClient client;
  private final KickoffOperator operator;
  private final CollectorRegistry registry = new CollectorRegistry();

  OperatorProcess(
      Fate fate,
      StoreCalls storeCalls,
      Detour detour,
      KickoffOperator.Stores stores,
      TestApi api,
      String... namespaces) {
    this.fate = fate;
    this.client = api.client(builder -> builder.withHttpClientFactory(FatedHttp.factory(fate)));
    this.operator =
        new KickoffOperator(
            OperatorConfig.fromEnvironment(
                Map.of(
                    "KICKOFF_NAMESPACES",
                    String.join(",", namespaces),
                    "KICKOFF_AUDIT_EVERY",
                    "1s")),
            client,
            FatedStores.of(stores, fate, storeCalls, detour),
            new OperatorMetrics(registry),
            fate::kill,
            Clock.systemUTC());
    operator.standBy();
    operator.lead();
  }

  Fate fate() {
    return fate;
  }

  /** How many repairs of that kind its audit has made. */
  int repairs(String repair) {
    return value("kickoff_audit_repairs_total", "repair", repair);
  }

  /** How many bad facts of that kind it has found. */
  int badFacts(String kind) {
    return value("kickoff_bad_facts_total", "kind", kind);
  }

  /** How often its audit has failed with that cause. */
  int auditFailures(String cause) {
    return value("kickoff_audit_failures_total", "cause", cause);
  }

  /** Whether its metrics say that it may not watch the namespace. */
  boolean isUnwatched(String namespace) {
    return value("kickoff_namespaces_unwatched", "namespace", namespace) == 1;
  }

  /** Whether an audit has succeeded. */
  boolean hasAudited() {
    Double at = registry.getSampleValue("kickoff_audit_last_success_timestamp_seconds");
    return at != null && at > 0;
  }

  private int value(String metric, String label, String value) {
    Double sample = registry.getSampleValue(metric, new String[] {label}, new String[] {value});
    return sample == null ? 0 : sample.intValue();
  }

  /** Ends its threads and connections, after it was killed. */
  @Override
  public void close() {
    operator.close();
    client.close();
  }
}
