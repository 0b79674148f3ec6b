package games.kickoff.local.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A measurement and its yardstick, taken right after each other, several times. What else the
 * machine does affects both halves of a round, so a round's ratio says more than either of them.
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

  /** The spread of the rounds' ratios; its median is not the ratio of the medians. */
  Spread ratios() {
    return spread(round -> round.ours() / round.bare());
  }

  private Spread spread(ToDoubleFunction<Round> measure) {
    return Spread.of(rounds.stream().mapToDouble(measure).toArray());
  }
}
