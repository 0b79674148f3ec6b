package games.kickoff.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.fact.BadFact;
import io.prometheus.client.CollectorRegistry;
import org.junit.jupiter.api.Test;

class ReportedFactsTest {

  private final CollectorRegistry registry = new CollectorRegistry();
  private final ReportedFacts facts = new ReportedFacts(registry);

  private static BadFact ticket(String id, String why) {
    return new BadFact(BadFact.Kind.TICKET, id, why);
  }

  @Test
  void countsAFactOnceHoweverOftenItIsRead() {
    facts.badFact(ticket("t1", "no queue"));
    facts.badFact(ticket("t1", "no player either"));
    facts.badFact(ticket("t2", "no queue"));

    assertThat(
            registry.getSampleValue(
                "kickoff_bad_facts_total", new String[] {"kind"}, new String[] {"ticket"}))
        .isEqualTo(2);
  }
}
