package games.kickoff.operator.outage;

import java.time.Duration;
import org.slf4j.Logger;

/**
 * When to try again what a setback kept from being done. Failures of an object's own are not
 * answered here: whoever looks after it knows how often it has failed.
 */
public final class Retries {

  /** How long an informer takes to see what somebody else has just written. */
  public static final Duration CATCH_UP = Duration.ofMillis(50);

  /** How soon to look whether Redis is filled again. */
  private static final Duration WHILE_REFILLED = Duration.ofMillis(250);

  private final TermEnd termEnd;
  private final OutageWaits waits;
  private final Requests namespaceLooks;
  private final Requests audits;

  /**
   * @param namespaceLooks asked when something is forbidden: which namespaces may we see?
   * @param audits asked when Redis has lost data: an audit fills it
   */
  public Retries(TermEnd termEnd, OutageWaits waits, Requests namespaceLooks, Requests audits) {
    this.termEnd = termEnd;
    this.waits = waits;
    this.namespaceLooks = namespaceLooks;
    this.audits = audits;
  }

  /** Never: this process ends. */
  public void never(Setback.TermOver over) {
    termEnd.because(over.why());
  }

  /**
   * When what everybody waits for may be over.
   *
   * @param stores what the caller calls them in a log line
   * @param by who says that it waits
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

  /** Somebody suspects that the owners of facts disagree. */
  public void askForAudit() {
    audits.ask();
  }
}
