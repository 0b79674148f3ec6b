package games.kickoff.core.ladder;

import games.kickoff.core.id.PlayerId;
import java.util.Optional;

/**
 * The leaderboards of ladders: a ladder's players by μ − 3σ, the best first, and those with equal
 * values by their ids. An inactive player's σ is as of the last daily decay. The board of a ladder
 * in which no game was played is empty. All methods throw {@link
 * games.kickoff.core.store.StoreUnavailable} when Postgres does not answer within 2 s.
 */
public interface Leaderboards {

  /** The most entries of a page. */
  int MOST_ENTRIES = 100;

  /** Reads a page of a board. */
  BoardPage page(BoardRequest request);

  /**
   * A player's own place on a board.
   *
   * @param region of the board; empty for the board of the whole ladder
   * @return empty when they are not on that board
   */
  Optional<BoardEntry> find(LadderName ladder, String region, PlayerId player);
}
