package games.kickoff.core.ladder;

/**
 * What the leading operator does for ratings now and then. Each call is one short transaction that
 * may be repeated. Both throw {@link games.kickoff.core.store.StoreUnavailable} when Postgres does
 * not answer, and {@link games.kickoff.core.term.StaleFence} when a newer leader has written.
 */
public interface RatingUpkeep {

  /** Players whose decay is written in one call. */
  int MOST_PLAYERS = 500;

  /** Changes of boards that are folded in one call. */
  int MOST_CHANGES = 20_000;

  /**
   * Writes the decay that is due, in whole days, of at most {@value #MOST_PLAYERS} players of a
   * ladder.
   *
   * @return of how many; as many as that: there may be more
   */
  int decay(LadderRules ladder);

  /**
   * Adds what has changed on boards to their counts, so that ranks stay quick to find.
   *
   * @return changes added; {@value #MOST_CHANGES}: there may be more
   */
  int fold();
}
