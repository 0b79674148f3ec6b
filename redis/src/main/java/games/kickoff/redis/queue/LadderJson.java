package games.kickoff.redis.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import games.kickoff.core.ladder.LadderFields;
import games.kickoff.core.ladder.LadderRules;
import java.util.Map;
import java.util.Optional;

/** A ladder's {@link LadderFields} as JSON. */
final class LadderJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private LadderJson() {}

  /** The rules; none are the empty text. */
  static String write(Optional<LadderRules> ladder) {
    return ladder.map(rules -> JSON.valueToTree(LadderFields.of(rules)).toString()).orElse("");
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it did not write that
   */
  static Optional<LadderRules> read(String json) {
    if (json.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LadderFields.read(JSON.readValue(json, FIELDS)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("these are no ladder's rules", e);
    }
  }
}
