package games.kickoff.faults.check;

import games.kickoff.faults.history.History;
import java.util.Comparator;
import java.util.List;

/** Checks a history against each invariant of docs/architecture.md §4. */
public final class Checker {

  private Checker() {}

  /** The violations found, sorted by the number of the invariant; empty if there are none. */
  public static List<Violation> check(History history) {
    Index index = new Index(history);
    Findings findings = new Findings();
    for (History.Unrest unrest : history.unrest()) {
      findings.add(
          unrest.invariant(),
          "did not reach its final state: " + unrest.what(),
          List.of(),
          List.of());
    }
    PlayersCheck.check(index, findings); // 1, 4
    TicketsCheck.check(index, findings); // 2, 3, 5, 7
    MatchesCheck.check(index, findings); // 6, 8
    RecordsCheck.check(index, findings); // 9, 12
    ServersCheck.check(index, findings); // 10, 11
    BadFactsCheck.check(index, findings); // 15
    return findings.all().stream().sorted(Comparator.comparingInt(Violation::invariant)).toList();
  }
}
