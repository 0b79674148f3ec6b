package games.kickoff.faults.check;

import games.kickoff.core.id.MatchId;
import games.kickoff.faults.history.History;
import java.time.Duration;
import java.util.List;

/** Invariant 15: a bad fact costs at most what it belongs to, never the realm. */
final class BadFactsCheck {

  /**
   * From a bad fact to a match formed and assigned after it, a leader's death in between included.
   */
  private static final Duration STANDSTILL = Duration.ofSeconds(30);

  private BadFactsCheck() {}

  static void check(Index index, Findings findings) {
    index
        .history()
        .badFact()
        .ifPresent(bad -> {
          for (String end : bad.ends()) {
            findings.add(15, "after a bad fact " + end, List.of(), List.of());
          }
          if (index.sightings().values().stream()
              .flatMap(List::stream)
              .noneMatch(seen -> isFormedSoonAfter(bad, seen))) {
            findings.add(
                15,
                "no match was formed and assigned within %s of a bad fact".formatted(STANDSTILL),
                List.of(),
                List.of());
          }
        });
  }

  private static boolean isFormedSoonAfter(History.BadFact bad, Index.Sighting seen) {
    return seen.ticket()
            .match()
            .map(MatchId::formedAt)
            .filter(formed -> !formed.isBefore(bad.since().wall()))
            .isPresent()
        && seen.isAssigned()
        && seen.exchange().ended().since(bad.since()).compareTo(STANDSTILL) <= 0;
  }
}
