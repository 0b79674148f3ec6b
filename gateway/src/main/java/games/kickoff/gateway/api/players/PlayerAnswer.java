package games.kickoff.gateway.api.players;

import games.kickoff.core.player.Player;
import games.kickoff.core.rating.Rating;
import java.util.Map;
import java.util.TreeMap;

/**
 * A registered player.
 *
 * @param username normalised
 * @param registeredAt RFC 3339
 * @param ratings in every ladder there is, by its name; a newcomer's where they have not played
 */
record PlayerAnswer(
    String playerId, String username, String registeredAt, Map<String, RatingAnswer> ratings) {

  static PlayerAnswer of(Player player, Map<String, Rating> ratings) {
    Map<String, RatingAnswer> answers = new TreeMap<>();
    ratings.forEach((ladder, rating) -> answers.put(ladder, RatingAnswer.of(rating)));
    return new PlayerAnswer(
        player.id().value(), player.username().value(), player.registeredAt().toString(), answers);
  }
}
