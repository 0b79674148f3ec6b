package games.kickoff.faults.check;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.match.Outcome;
import games.kickoff.faults.history.AssignmentCheck;
import games.kickoff.faults.history.History;
import games.kickoff.faults.history.RecordFact;
import games.kickoff.faults.history.ServerFact;
import games.kickoff.faults.history.SessionFact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks invariants 9 and 12: players are assigned only to recorded matches, each match is recorded
 * as ended exactly once, phases never go back, and every end has a reason.
 */
final class RecordsCheck {

  private RecordsCheck() {}

  static void check(Index index, Findings findings) {
    assignedOnlyWhatIsRecorded(index, findings);
    endedOnce(index.history(), findings);
    for (SessionFact session : index.history().sessions()) {
      saysWhy(index, session, findings);
      saysTheSameWhy(index, session, findings);
      evictedIsNotCompleted(index, session, findings);
    }
  }

  private static void assignedOnlyWhatIsRecorded(Index index, Findings findings) {
    for (MatchId match : index.assigned()) {
      Optional<RecordFact> row = index.record(match);
      if (row.isEmpty() || row.get().ready().isEmpty()) {
        say(
            9,
            index,
            match,
            "was assigned, and "
                + (row.isEmpty() ? "has no record" : "its record does not say when it was ready"),
            findings);
      }
    }
    for (AssignmentCheck check : index.history().assignmentChecks()) {
      if (!check.recorded()) {
        say(9, index, check.match(), "was assigned before it was recorded", findings);
      }
    }
    index
        .sightings()
        .values()
        .forEach(seen ->
            seen.forEach(s ->
                s.ticket()
                    .match()
                    .flatMap(index::record)
                    .filter(row -> !row.players().isEmpty())
                    .filter(row -> !Set.copyOf(row.players()).containsAll(s.ticket().players()))
                    .ifPresent(row ->
                        findings.add(
                            9,
                            "assigned to %s, whose record has %s"
                                .formatted(row.match(), row.players()),
                            s.ticket().players(),
                            List.of(row.match())))));
  }

  /**
   * The first end that a record shows must be the one it has at the end of the run. Every record
   * must have an end with a reason and hold no players, and no record may vanish.
   */
  private static void endedOnce(History history, Findings findings) {
    Map<MatchId, RecordFact> first = new HashMap<>();
    history.glances().stream()
        .filter(row -> row.ended().isPresent())
        .forEach(row -> first.putIfAbsent(row.match(), row));
    for (RecordFact row : history.records()) {
      RecordFact before = first.get(row.match());
      if (before != null && !sameEnd(before, row)) {
        say(
            9,
            row,
            "ended twice: %s at %s, then %s at %s"
                .formatted(before.reason(), before.ended(), row.reason(), row.ended()),
            findings);
      }
      if (row.ended().isEmpty()) {
        say(9, row, "has a record without an end", findings);
      } else if (row.reason().isBlank() || row.outcome().isBlank()) {
        say(12, row, "has a record that doesn't say why it ended", findings);
      }
      if (row.ended().isPresent() && !row.live().isEmpty()) {
        say(9, row, "has ended and holds players", findings);
      }
    }
    Set<MatchId> kept =
        history.records().stream()
            .map(RecordFact::match)
            .collect(java.util.stream.Collectors.toSet());
    history.glances().stream()
        .map(RecordFact::match)
        .distinct()
        .filter(match -> !kept.contains(match))
        .forEach(match ->
            findings.add(
                9, "the record of %s vanished".formatted(match), List.of(), List.of(match)));
  }

  private static boolean sameEnd(RecordFact before, RecordFact now) {
    return before.ended().equals(now.ended())
        && before.outcome().equals(now.outcome())
        && before.reason().equals(now.reason());
  }

  private static void saysWhy(Index index, SessionFact session, Findings findings) {
    List<String> phases = session.phases();
    for (int i = 1; i < phases.size(); i++) {
      if (!SessionFact.mayFollow(phases.get(i - 1), phases.get(i))) {
        say(12, index, session.match(), "went back: " + phases, findings);
        break;
      }
    }
    if (session.isOver() && session.reason().isBlank()) {
      say(12, index, session.match(), session.phase() + " without a reason", findings);
    }
    if ((session.isOver() || session.deletedByHand()) && index.record(session.match()).isEmpty()) {
      say(12, index, session.match(), session.phase() + " without a record", findings);
    }
  }

  private static void saysTheSameWhy(Index index, SessionFact session, Findings findings) {
    Optional<String> recorded =
        index.record(session.match()).map(RecordFact::reason).filter(r -> !r.isBlank());
    if (session.isOver() && recorded.filter(r -> !r.equals(session.reason())).isPresent()) {
      say(
          12,
          index,
          session.match(),
          "ended by its status as %s, by its record as %s"
              .formatted(session.reason(), recorded.get()),
          findings);
    }
  }

  /** A match whose server was evicted is never completed, whatever the server's exit code. */
  private static void evictedIsNotCompleted(Index index, SessionFact session, Findings findings) {
    boolean completed =
        index
            .record(session.match())
            .filter(row -> row.outcome().equals(Outcome.COMPLETED.word()))
            .isPresent();
    if (completed && index.played(session).filter(ServerFact::isEndedByEviction).isPresent()) {
      say(12, index, session.match(), "was evicted, and is recorded as completed", findings);
    }
  }

  private static void say(
      int invariant, Index index, MatchId match, String what, Findings findings) {
    findings.add(invariant, match + " " + what, index.players(match), List.of(match));
  }

  private static void say(int invariant, RecordFact row, String what, Findings findings) {
    List<PlayerId> players = row.players();
    findings.add(invariant, row.match() + " " + what, players, List.of(row.match()));
  }
}
