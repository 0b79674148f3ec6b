package games.kickoff.operator.outage;

import java.time.Duration;
import org.slf4j.Logger;

/**
 * When to retry work that a {@link Setback} prevented. Failures of a single object are not handled
 * here: the caller knows how often that object has failed.
 */
public final class Retries {

  /** How long an informer takes to see what another process has just written. */
  public static final Duration CATCH_UP = Duration.ofMillis(50);

  /** How soon to check again whether Redis has been refilled. */
  private static final Duration WHILE_REFILLED = Duration.ofMillis(250);

  private final TermEnd termEnd;
  private final OutageWaits waits;
  private final Requests namespaceLooks;
  private final Requests audits;

  /**
   * @param namespaceLooks requested when something is forbidden, to check which namespaces may be
   *     watched
   * @param audits requested when Redis has lost data, as the audit refills it
   */
  public Retries(TermEnd termEnd, OutageWaits waits, Requests namespaceLooks, Requests audits) {
    this.termEnd = termEnd;
    this.waits = waits;
    this.namespaceLooks = namespaceLooks;
    this.audits = audits;
  }

  /** Does not retry: the term is over, and this process ends. */
  public void never(Setback.TermOver over) {
    termEnd.because(over.why());
  }

  /**
   * How long to wait before trying again during an outage.
   *
   * @param stores the caller's name for the stores in a log line
   * @param by the logger to use
   */
  public Duration in(Setback.Outage outage, String stores, Logger by) {
    return switch (outage) {
      case Setback.Refilling lost -> {
        audits.ask();
        yield WHILE_REFILLED;
      }
      case Setback.StoreAway away -> waits.waitFor(stores, by, away.why());
      case Setback.ApiAway away -> {
        if (away.isForbidden()) {
          namespaceLooks.ask();
        }
        yield waits.waitFor("the API server", by, away.why());
      }
    };
  }

  /** Requests an audit, since the owners of facts seem to disagree. */
  public void askForAudit() {
    audits.ask();
  }
}
