package games.kickoff.gateway.api.players;

import games.kickoff.core.player.Player;
import games.kickoff.core.rating.Rating;
import java.util.Map;
import java.util.TreeMap;

/**
 * A registered player.
 *
 * @param username in its normalised form
 * @param registeredAt in RFC 3339
 * @param ratings by the name of the ladder, for every ladder; in one where the player has not
 *     played, it is a newcomer's rating
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
