package games.kickoff.simulator.run;

import java.util.List;

/**
 * The results of all contestants on one stream of arrivals.
 *
 * @param results those of the contestants that the table names
 * @param frontier those of the same matchers with a series of other windows, from close to wide
 */
public record Heat(String name, List<Entry> results, List<Frontier> frontier) {

  /**
   * A contestant's result.
   *
   * @param family the matcher's name, under which its results with other windows are found, too
   * @param ours whether it is the production matcher
   */
  public record Entry(String family, boolean ours, Result result) {}

  /** One matcher's results with each of a series of windows. */
  public record Frontier(String family, boolean ours, List<Result> results) {}

  /**
   * A baseline, compared with the production matcher's setting that has the smallest p95 spread
   * among those whose p95 wait is at most the baseline's.
   *
   * @param ratio that setting's p95 spread divided by the baseline's; NaN when no setting is as
   *     quick
   */
  public record Comparison(Result baseline, String ours, double ratio) {}

  /** The comparison for each baseline. */
  public List<Comparison> comparisons() {
    return results.stream()
        .filter(entry -> !entry.ours())
        .map(entry -> compare(entry.result()))
        .toList();
  }

  private Comparison compare(Result baseline) {
    Comparison best = new Comparison(baseline, "none as quick", Double.NaN);
    for (Entry entry : results) {
      Result ours = entry.result();
      double ratio = ours.spread().p95() / baseline.spread().p95();
      if (entry.ours()
          && ours.waited().p95() <= baseline.waited().p95()
          && !(ratio >= best.ratio())) {
        best = new Comparison(baseline, ours.name(), ratio);
      }
    }
    return best;
  }
}
