package games.kickoff.postgres.ladder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import games.kickoff.core.ladder.LadderFields;
import games.kickoff.core.ladder.LadderRules;
import java.util.Map;
import java.util.Optional;

/** Writes and reads a ladder's {@link LadderFields} as JSON. */
public final class LadderJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private LadderJson() {}

  /** Writes the rules; the empty text when there are none. */
  public static String write(Optional<LadderRules> ladder) {
    return ladder.map(rules -> JSON.valueToTree(LadderFields.of(rules)).toString()).orElse("");
  }

  /**
   * Reads a text that {@link #write} returned.
   *
   * @throws IllegalArgumentException when it is no such text
   */
  public static Optional<LadderRules> read(String json) {
    if (json.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LadderFields.read(JSON.readValue(json, FIELDS)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("invalid ladder rules", e);
    }
  }
}
