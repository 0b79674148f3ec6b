package games.kickoff.postgres.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import games.kickoff.core.match.Ranks;
import games.kickoff.core.match.TeamName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The result in a server's termination message: a JSON object with {@code "winner"} ({@code
 * "teamA"}, {@code "teamB"}, … or {@code "draw"}), or with {@code "ranks"}, a number from 0 for
 * each team. What else stands in it is the game's own. Any other message is no result.
 */
final class ServerResult {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ServerResult() {}

  /**
   * Reads a message.
   *
   * @param teams how many the match has
   */
  static Optional<Ranks> parse(String message, int teams) {
    try {
      JsonNode object = JSON.readTree(message);
      if (object == null || !object.isObject() || object.has("winner") == object.has("ranks")) {
        return Optional.empty();
      }
      return object.has("winner")
          ? winner(object.get("winner"), teams)
          : ranks(object.get("ranks"), teams);
    } catch (JsonProcessingException e) {
      return Optional.empty(); // a server may leave what it likes
    }
  }

  private static Optional<Ranks> winner(JsonNode winner, int teams) {
    if (!winner.isTextual() || teams < 2) {
      return Optional.empty();
    }
    if (winner.asText().equals("draw")) {
      return Optional.of(Ranks.draw(teams));
    }
    OptionalInt team = TeamName.find(winner.asText(), teams);
    return team.isPresent() ? Optional.of(Ranks.winner(team.getAsInt(), teams)) : Optional.empty();
  }

  private static Optional<Ranks> ranks(JsonNode ranks, int teams) {
    if (!ranks.isArray() || ranks.size() != teams || teams < 2 || teams > Ranks.MOST_TEAMS) {
      return Optional.empty();
    }
    List<Integer> values = new ArrayList<>();
    for (JsonNode rank : ranks) {
      if (!rank.isInt() || rank.asInt() < 0) {
        return Optional.empty();
      }
      values.add(rank.asInt());
    }
    return Optional.of(new Ranks(values));
  }
}
