package games.kickoff.local.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A measurement and its yardstick, taken one right after the other, several times. What else the
 * machine does weighs on both halves of a round, so the ratio of a round says more than either.
 */
final class Rounds {

  private record Round(double ours, double bare) {}

  private final List<Round> rounds = new ArrayList<>();

  void add(double ours, double bare) {
    rounds.add(new Round(ours, bare));
  }

  Spread ours() {
    return spread(Round::ours);
  }

  Spread bare() {
    return spread(Round::bare);
  }

  /** Of the ratios of each round, which is not the ratio of the medians. */
  Spread ratios() {
    return spread(round -> round.ours() / round.bare());
  }

  private Spread spread(ToDoubleFunction<Round> measure) {
    return Spread.of(rounds.stream().mapToDouble(measure).toArray());
  }
}
