package games.kickoff.gateway.management;

import games.kickoff.core.fact.BadFact;
import games.kickoff.core.store.StoreObserver;
import games.kickoff.service.fact.ReportedFacts;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.time.Duration;

/** Counts what is found in Redis that nothing of ours can have written. */
public final class BadFactMetrics implements StoreObserver {

  private final ReportedFacts reported;

  public BadFactMetrics(CollectorRegistry registry) {
    Counter badFacts =
        Counter.build("kickoff_bad_facts_total", "Facts found that nothing of ours can have made.")
            .labelNames("kind")
            .register(registry);
    this.reported = new ReportedFacts(kind -> badFacts.labels(kind.wire()).inc());
  }

  @Override
  public void called(String name, Duration took, boolean answered) {
    // the gate measures calls
  }

  @Override
  public void badFact(BadFact fact) {
    reported.found(fact);
  }
}
