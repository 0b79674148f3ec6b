package games.kickoff.service.metrics;

import games.kickoff.core.fact.BadFact;
import games.kickoff.core.store.StoreObserver;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs and counts each bad fact (an entry in a store or cluster that can't be valid) once, however
 * often it is read: {@code kickoff_bad_facts_total} by kind. Ignores the calls of stores.
 */
public final class ReportedFacts implements StoreObserver {

  private static final Logger log = LoggerFactory.getLogger(ReportedFacts.class);

  /** How many facts are remembered; one that was dropped is counted again if it is read again. */
  private static final int MOST_REMEMBERED = 10_000;

  private record Known(BadFact.Kind kind, String what) {}

  private final Counter counted;
  private final Set<Known> known =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Known, Boolean> eldest) {
              return size() > MOST_REMEMBERED;
            }
          });

  public ReportedFacts(CollectorRegistry registry) {
    counted =
        Counter.build(
                "kickoff_bad_facts_total", "Facts found that no part of Kickoff can have written.")
            .labelNames("kind")
            .register(registry);
  }

  @Override
  public void called(String name, Duration took, boolean answered) {
    // not measured here
  }

  @Override
  public void badFact(BadFact fact) {
    boolean isNew;
    synchronized (known) {
      isNew = known.add(new Known(fact.kind(), fact.what()));
    }
    if (isNew) {
      log.warn("Bad {} {}: {}", fact.kind().wire(), fact.what(), fact.why());
      counted.labels(fact.kind().wire()).inc();
    }
  }
}
