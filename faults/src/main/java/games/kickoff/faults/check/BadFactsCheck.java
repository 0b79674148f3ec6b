package games.kickoff.faults.check;

import games.kickoff.core.id.MatchId;
import games.kickoff.faults.history.History;
import java.time.Duration;
import java.util.List;

/**
 * Checks invariant 15: a bad fact (a dangling key, an edited object, a forbidden namespace) affects
 * at most what it belongs to, never the whole realm.
 */
final class BadFactsCheck {

  /**
   * The longest time allowed from the injection of a bad fact until a match that was formed after
   * it is assigned. It includes the time until another operator leads, if the fault kills the
   * leader.
   */
  private static final Duration STANDSTILL = Duration.ofSeconds(30);

  private BadFactsCheck() {}

  static void check(Index index, Findings findings) {
    index
        .history()
        .badFact()
        .ifPresent(bad -> {
          for (String effect : bad.effects()) {
            findings.add(15, "after a bad fact " + effect, List.of(), List.of());
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
