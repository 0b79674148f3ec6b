package games.kickoff.operator.audit;

import games.kickoff.operator.outage.Setback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one step of an audit. A step that fails for a reason of its own does not stop the other
 * steps (invariant 15), and the next run tries it again. An outage, or the end of the term, stops
 * the whole run.
 */
final class Guard {

  private static final Logger log = LoggerFactory.getLogger(Guard.class);

  private Guard() {}

  static void run(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      switch (Setback.of(e)) {
        case Setback.Failure failure -> log.warn("Audit: could not {}", what, e);
        case Setback.CacheBehind behind -> report(what, e);
        case Setback.Refused refused -> report(what, e);
        case Setback.ApiAway api when api.isForbidden() -> report(what, e);
        case Setback.Outage outage -> throw e;
        case Setback.TermOver over -> throw e;
      }
    }
  }

  private static void report(String what, RuntimeException e) {
    log.warn("Audit: could not {}: {}", what, e.getMessage());
  }
}
