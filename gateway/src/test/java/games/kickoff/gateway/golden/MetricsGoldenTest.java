package games.kickoff.gateway.golden;

import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.service.metrics.ReportedFacts;
import games.kickoff.testing.golden.Golden;
import games.kickoff.testing.golden.MetricNames;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Dashboards and alerts find the gateway's metrics under the names and labels that were agreed. */
class MetricsGoldenTest {

  private static final Golden GOLDEN = Golden.of("metrics");

  @Test
  void everyMetricIsAsAgreed() {
    try (TestGateway gateway = TestGateway.on(new FakeRealm())) {
      new ReportedFacts(gateway.metrics); // GatewayMain's own
      GOLDEN.holds("gateway.txt", MetricNames.of(gateway.metrics));
    }
  }

  @AfterAll
  static void noFileIsLeftOver() {
    GOLDEN.hasNoFileBut("gateway.txt");
  }
}
