package games.kickoff.core.match;

/**
 * What counts beside an even chance in the cost of a match, whose formula is {@code MatchCost}'s.
 *
 * @param spread weight of the match's spread
 * @param parties weight of teams that have parties of unlike sizes
 */
public record SplitWeights(double spread, double parties) {

  /** A twentieth each: they decide between matches that are otherwise as good. */
  public static final SplitWeights DEFAULT = new SplitWeights(0.05, 0.05);

  /**
   * @throws IllegalArgumentException when a weight is negative
   */
  public SplitWeights {
    if (!(spread >= 0 && parties >= 0)) {
      throw new IllegalArgumentException("weights are not negative");
    }
  }
}
