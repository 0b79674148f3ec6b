package games.kickoff.gateway.join;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.ladder.Ratings;
import games.kickoff.core.match.SkillRules;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.rating.Rating;
import games.kickoff.core.ticket.Attributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds players' ratings to the attributes of their ticket, under the names that the matcher reads:
 * {@code rating} and {@code uncertainty} for a single player; for a party {@code rating.1}, {@code
 * uncertainty.1}, … in the order in which a ticket lists its players, that of their ids.
 */
public final class RatingAttributes {

  private final Ratings ratings;

  public RatingAttributes(Ratings ratings) {
    this.ratings = ratings;
  }

  /** The attributes for a player who joins alone and sends no attributes. */
  public Attributes of(PublishedQueue queue, PlayerId player) {
    return of(queue, List.of(player), Attributes.NONE);
  }

  /**
   * The given attributes with the players' ratings in the queue's ladder, which replace any ratings
   * among them. For a queue without a ladder they are returned unchanged.
   */
  public Attributes of(PublishedQueue queue, List<PlayerId> players, Attributes given) {
    Optional<LadderRules> ladder = queue.ladder();
    if (ladder.isEmpty()) {
      return given;
    }
    Map<PlayerId, Rating> now = ratings.now(ladder.get(), players);
    Map<String, Double> values = new HashMap<>(given.values());
    values.keySet().removeIf(RatingAttributes::isRating);
    List<PlayerId> inOrder = players.stream().sorted().toList();
    for (int i = 0; i < inOrder.size(); i++) {
      Rating rating = now.getOrDefault(inOrder.get(i), ladder.get().newcomer());
      String place = players.size() == 1 ? "" : "." + (i + 1);
      values.put(SkillRules.RATING + place, rating.mean());
      values.put(SkillRules.UNCERTAINTY + place, rating.deviation());
    }
    return Attributes.of(values);
  }

  private static boolean isRating(String name) {
    return name.equals(SkillRules.RATING)
        || name.equals(SkillRules.UNCERTAINTY)
        || name.startsWith(SkillRules.RATING + ".")
        || name.startsWith(SkillRules.UNCERTAINTY + ".");
  }
}
