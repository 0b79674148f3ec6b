package games.kickoff.loadtest.ranked;

import java.util.Comparator;
import java.util.List;

/**
 * The result of a run.
 *
 * @param games the matches of each round
 * @param board the leaderboard after the last round, the best player first
 * @param correlations for each round, the rank correlation of the leaderboard after it with the
 *     players' true order
 * @param failures what was lost or went wrong, as sentences for people; empty if nothing
 */
public record RankedReport(
    List<Contender> contenders,
    List<List<PlayedGame>> games,
    List<BoardLine> board,
    List<Double> correlations,
    List<String> failures) {

  /** The players' ids, by true skill, the best first. */
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
