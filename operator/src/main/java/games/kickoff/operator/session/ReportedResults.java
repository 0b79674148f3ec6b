package games.kickoff.operator.session;

import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.record.RecordView;
import games.kickoff.core.record.Records;

/**
 * Whether a live match has a result that ends it. Each leader asks Postgres once per match, and
 * again after a nudge, which a gateway sends when it has accepted a result.
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
    // Noted before Postgres is read, so that a nudge that arrives meanwhile leads to another read.
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
        observations.askForResult(match.id()); // read again until the end is written
      }
    }
    return reported;
  }
}
