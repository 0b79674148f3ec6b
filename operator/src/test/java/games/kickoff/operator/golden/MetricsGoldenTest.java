package games.kickoff.operator.golden;

import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.testing.golden.Golden;
import games.kickoff.testing.golden.MetricNames;
import io.prometheus.client.CollectorRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The names and labels of the operator's metrics, which dashboards and alerts rely on. */
class MetricsGoldenTest {

  private static final Golden GOLDEN = Golden.of("metrics");

  @Test
  void everyMetricIsAsAgreed() {
    CollectorRegistry registry = new CollectorRegistry();
    new OperatorMetrics(registry).writeLimit(() -> 16);
    GOLDEN.holds("operator.txt", MetricNames.of(registry));
  }

  @AfterAll
  static void noFileIsLeftOver() {
    GOLDEN.hasNoFileBut("operator.txt");
  }
}
