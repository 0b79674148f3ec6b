package games.kickoff.postgres.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import games.kickoff.core.id.PlayerId;
import java.util.List;

/**
 * Reads the column {@code players}: {@code [["p1","p2"],["p3","p4"]]}, a list of players for each
 * team.
 */
final class TeamsJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TeamsJson() {}

  static List<List<PlayerId>> read(String json) {
    try {
      List<List<String>> teams = JSON.readValue(json, new TypeReference<List<List<String>>>() {});
      return teams.stream().map(team -> team.stream().map(PlayerId::new).toList()).toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a match whose players column is invalid", e);
    }
  }
}
