package games.kickoff.core.ladder;

/**
 * The periodic work on ratings that the leading operator does. Each call is one short transaction
 * that may be repeated. Both methods throw {@link games.kickoff.core.store.StoreUnavailable} when
 * Postgres does not answer, and {@link games.kickoff.core.term.StaleFence} when a newer leader has
 * written.
 */
public interface RatingUpkeep {

  /** The most players whose decay is written in one call. */
  int MOST_PLAYERS = 500;

  /** The most changes of boards that are folded into their counts in one call. */
  int MOST_CHANGES = 20_000;

  /**
   * Writes the decay that is due, in whole days, for at most {@value #MOST_PLAYERS} players of a
   * ladder.
   *
   * @return for how many players; when it is {@value #MOST_PLAYERS}, there may be more
   */
  int decay(LadderRules ladder);

  /**
   * Folds the changes of boards into the boards' counts, so that ranks stay quick to find.
   *
   * @return the number of changes; when it is {@value #MOST_CHANGES}, there may be more
   */
  int fold();
}
