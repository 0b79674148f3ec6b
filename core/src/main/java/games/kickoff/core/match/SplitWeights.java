package games.kickoff.core.match;

/**
 * The weights of what counts in a match's cost beside an even chance of winning. The formula is in
 * {@code MatchCost}, in the package {@code skill}.
 *
 * @param spread weight of the match's spread
 * @param parties weight of teams whose parties have different sizes
 */
public record SplitWeights(double spread, double parties) {

  /** 0.05 each, so that they only decide between matches that are equally good otherwise. */
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
