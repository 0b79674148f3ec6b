package games.kickoff.operator.crash;

import games.kickoff.operator.KickoffOperator;
import games.kickoff.operator.OperatorConfig;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.store.match.Fence;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.prometheus.client.CollectorRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/** An operator as a process of its own would be, which ends when a newer leader has written. */
final class OperatorProcess implements AutoCloseable {

  private final Fate fate;
  private final KubernetesClient client;
  private final KickoffOperator operator;
  private final CollectorRegistry registry = new CollectorRegistry();

  OperatorProcess(
      Supplier<Fence> term,
      Fate fate,
      Ledger ledger,
      KickoffOperator.Stores stores,
      TestApi api,
      String namespace) {
    this.fate = fate;
    this.client = api.client(builder -> builder.withHttpClientFactory(FatedHttp.factory(fate)));
    this.operator =
        new KickoffOperator(
            OperatorConfig.fromEnvironment(
                Map.of("KICKOFF_NAMESPACES", namespace, "KICKOFF_AUDIT_EVERY", "1s")),
            client,
            FatedStores.of(stores, fate, ledger),
            term,
            new OperatorMetrics(registry),
            fate::kill,
            Clock.systemUTC());
    operator.standBy();
    operator.lead();
  }

  Fate fate() {
    return fate;
  }

  /** How often its audit has made that repair. */
  int repairs(String repair) {
    Double made =
        registry.getSampleValue(
            "kickoff_audit_repairs_total", new String[] {"repair"}, new String[] {repair});
    return made == null ? 0 : made.intValue();
  }

  /** Ends its threads and connections; it was killed before. */
  @Override
  public void close() {
    operator.close();
    client.close();
  }
}
