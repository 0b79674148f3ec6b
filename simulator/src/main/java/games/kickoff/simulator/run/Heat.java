package games.kickoff.simulator.run;

import java.util.List;

/**
 * All contestants on one stream of arrivals.
 *
 * @param results the contestants named in the table
 * @param frontier the same matchers with other windows, by matcher, from close to wide
 */
public record Heat(String name, List<Entry> results, List<Frontier> frontier) {

  /**
   * A contestant's result.
   *
   * @param family of settings it is one of
   * @param ours whether it is the production matcher
   */
  public record Entry(String family, boolean ours, Result result) {}

  /** One matcher's results with one window after the other. */
  public record Frontier(String family, boolean ours, List<Result> results) {}

  /**
   * A baseline, and what of ours does best in its p95 wait.
   *
   * @param ratio of our p95 spread to its; NaN when none of ours is as quick
   */
  public record Comparison(Result baseline, String ours, double ratio) {}

  /** Each baseline with the best of ours that waits no longer. */
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
