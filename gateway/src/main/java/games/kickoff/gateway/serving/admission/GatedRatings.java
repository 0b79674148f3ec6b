package games.kickoff.gateway.serving.admission;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.ladder.Ratings;
import games.kickoff.core.rating.Rating;
import java.util.Collection;
import java.util.Map;

/** Calls ratings through a gate; each method may also throw {@link Overloaded}. */
public record GatedRatings(StoreGate gate, Ratings ratings) implements Ratings {

  @Override
  public Map<PlayerId, Rating> now(LadderRules ladder, Collection<PlayerId> players) {
    return gate.call("ratings", () -> ratings.now(ladder, players));
  }
}
