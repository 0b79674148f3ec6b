package games.kickoff.loadtest.ranked;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Spearman's ρ of two orders of the same things, without ties: 1 − 6 Σd² / (n (n² − 1)). */
public final class RankCorrelation {

  private RankCorrelation() {}

  /**
   * 1 for the same order, −1 for the opposite, about 0 for orders that have nothing in common.
   *
   * @throws IllegalArgumentException when they are not orders of the same two things or more
   */
  public static double of(List<String> one, List<String> other) {
    Map<String, Integer> places = new HashMap<>();
    for (String thing : other) {
      places.put(thing, places.size());
    }
    int n = one.size();
    if (n < 2 || places.size() != n || other.size() != n || !places.keySet().containsAll(one)) {
      throw new IllegalArgumentException("two orders of the same things are compared");
    }
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double d = i - places.getOrDefault(one.get(i), 0);
      squares += d * d;
    }
    return 1 - 6 * squares / (n * ((double) n * n - 1));
  }
}
