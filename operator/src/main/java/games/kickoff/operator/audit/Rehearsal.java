package games.kickoff.operator.audit;

import games.kickoff.core.claim.Matches;
import games.kickoff.core.record.Records;
import games.kickoff.core.term.Fence;
import games.kickoff.operator.namespace.Namespaces;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;

/**
 * A stand-by's audit: reads what the first audit of its term will read and plans the repairs, but
 * makes none. With that, connections are open, and classes are loaded and compiled, when the term
 * begins.
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
        new FactsReader(client, namespaces, matches, records, bad -> {}); // the leader reports them
    this.clock = clock;
  }

  /**
   * Runs once.
   *
   * @return how many repairs an audit would plan now; the leader may be making some of them
   * @throws RuntimeException when Redis, Postgres or the API server does not answer
   */
  public int run() {
    return AuditPlan.compare(
            facts.read(Audit.GRACE).facts(), Fence.NONE, Audit.GRACE, clock.instant())
        .repairs()
        .size();
  }
}
