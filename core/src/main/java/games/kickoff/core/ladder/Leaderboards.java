package games.kickoff.core.ladder;

import games.kickoff.core.id.PlayerId;
import java.util.Optional;

/**
 * Who leads a ladder: its players by μ − 3σ, the best first, and those with the same by their ids.
 * An inactive player's σ is as of the last daily decay. A ladder nobody has played in is empty. All
 * methods throw {@link games.kickoff.core.store.StoreUnavailable} when Postgres does not answer
 * within 2 s.
 */
public interface Leaderboards {

  /** The largest page. */
  int MOST_ENTRIES = 100;

  /** A page of a board. */
  BoardPage page(BoardRequest request);

  /**
   * A player's own place.
   *
   * @param region of the board; empty: the whole ladder's
   * @return empty when they are not on that board
   */
  Optional<BoardEntry> find(LadderName ladder, String region, PlayerId player);
}
