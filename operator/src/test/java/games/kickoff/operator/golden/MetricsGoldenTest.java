package games.kickoff.operator.golden;

import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.testing.golden.Golden;
import games.kickoff.testing.golden.MetricNames;
import io.prometheus.client.CollectorRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Dashboards and alerts find the operator's metrics under the names and labels that were agreed.
 */
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
