package games.kickoff.operator.outage;

import games.kickoff.core.term.StaleFence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends this process when a newer leader has written: it must not act any more. */
public final class TermEnd {

  private static final Logger log = LoggerFactory.getLogger(TermEnd.class);

  private final Runnable end;

  /**
   * @param end ends the process
   */
  public TermEnd(Runnable end) {
    this.end = end;
  }

  /** Logs that another process leads, and ends this one. */
  public void because(StaleFence why) {
    log.error("Somebody else leads: {}", why.getMessage());
    end.run();
  }
}
