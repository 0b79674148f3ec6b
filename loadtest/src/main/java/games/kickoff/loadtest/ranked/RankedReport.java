package games.kickoff.loadtest.ranked;

import java.util.Comparator;
import java.util.List;

/**
 * What came of a run.
 *
 * @param games of each round
 * @param board the last one, the best first
 * @param correlations after each round, of the board with the players' true order
 * @param failures what was lost or went wrong, for a person; empty: nothing
 */
public record RankedReport(
    List<Contender> contenders,
    List<List<PlayedGame>> games,
    List<BoardLine> board,
    List<Double> correlations,
    List<String> failures) {

  /** Ids, the truly best first. */
  public List<String> trueOrder() {
    return trueOrder(contenders);
  }

  static List<String> trueOrder(List<Contender> contenders) {
    return contenders.stream()
        .sorted(Comparator.comparingDouble(Contender::skill).reversed())
        .map(Contender::id)
        .toList();
  }
}
