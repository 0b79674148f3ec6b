package games.kickoff.operator.audit;

import games.kickoff.core.claim.Matches;
import games.kickoff.core.record.Records;
import games.kickoff.core.term.Fence;
import games.kickoff.operator.namespace.Namespaces;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;

/**
 * A stand-by's audit: reads what the first one of its term will read, plans what it would plan, and
 * does none of it. Connections, classes and compiled code are there when the term begins.
 */
public final class Rehearsal {

  private final FactsReader facts;
  private final Clock clock;

  public Rehearsal(
      KubernetesClient client,
      Namespaces namespaces,
      Matches matches,
      Records records,
      Clock clock) {
    this.facts =
        new FactsReader(client, namespaces, matches, records, bad -> {}); // the leader's to report
    this.clock = clock;
  }

  /**
   * Runs once.
   *
   * @return how many repairs an audit that leads might make now, or its leader is making
   * @throws RuntimeException when an owner of facts does not answer
   */
  public int run() {
    return AuditPlan.compare(
            facts.read(Audit.GRACE).facts(), Fence.NONE, Audit.GRACE, clock.instant())
        .repairs()
        .size();
  }
}
