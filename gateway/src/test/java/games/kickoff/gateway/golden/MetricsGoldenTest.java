package games.kickoff.gateway.golden;

import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.service.metrics.ReportedFacts;
import games.kickoff.testing.golden.Golden;
import games.kickoff.testing.golden.MetricNames;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Compares the names and labels of the gateway's metrics with a golden file, since dashboards and
 * alerts depend on them.
 */
class MetricsGoldenTest {

  private static final Golden GOLDEN = Golden.of("metrics");

  @Test
  void everyMetricIsAsAgreed() {
    try (TestGateway gateway = TestGateway.on(new FakeRealm())) {
      new ReportedFacts(gateway.metrics); // in production, GatewayMain registers these
      GOLDEN.holds("gateway.txt", MetricNames.of(gateway.metrics));
    }
  }

  @AfterAll
  static void noFileIsLeftOver() {
    GOLDEN.hasNoFileBut("gateway.txt");
  }
}
