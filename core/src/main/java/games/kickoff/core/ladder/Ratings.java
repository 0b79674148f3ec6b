package games.kickoff.core.ladder;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.rating.Rating;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Players' ratings as they are now. All methods throw {@link
 * games.kickoff.core.store.StoreUnavailable} when Postgres does not answer within 2 s.
 */
public interface Ratings {

  /**
   * The player's current rating in a ladder, with the decay that is due. It is a newcomer's when
   * they have not played in the ladder, whether they are registered or not.
   */
  default Rating now(LadderRules ladder, PlayerId player) {
    Rating rating = now(ladder, List.of(player)).get(player);
    return rating == null ? ladder.newcomer() : rating;
  }

  /**
   * As {@link #now(LadderRules, PlayerId)}, for several players at once.
   *
   * @return a rating for each of them
   */
  Map<PlayerId, Rating> now(LadderRules ladder, Collection<PlayerId> players);
}
