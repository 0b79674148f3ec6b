package games.kickoff.operator.session;

import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.record.RecordView;
import games.kickoff.core.record.Records;

/**
 * Whether a live match has a result that ends it. Postgres is asked once for each leader, and again
 * when somebody wants the session looked at: a gateway that took a result says so.
 */
final class ReportedResults {

  private final Records records;
  private final SessionObservations observations;

  ReportedResults(Records records, SessionObservations observations) {
    this.records = records;
    this.observations = observations;
  }

  boolean ends(SessionMatch match) {
    boolean asks =
        match
            .match()
            .ladder()
            .filter(ladder -> ladder.results().whileRunning() == LadderRules.WhileRunning.END)
            .isPresent();
    // Noted before it is read: what is announced meanwhile asks for another look.
    if (!asks || !observations.noteNoResult(match.id())) {
      return false;
    }
    boolean reported = false;
    boolean known = false;
    try {
      reported = records.find(match.id()).filter(RecordView::endedByResult).isPresent();
      known = true;
    } finally {
      if (reported || !known) {
        observations.askForResult(match.id()); // until its end is written
      }
    }
    return reported;
  }
}
