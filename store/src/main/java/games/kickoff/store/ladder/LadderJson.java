package games.kickoff.store.ladder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import games.kickoff.core.ladder.Decay;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import java.time.Duration;
import java.util.Optional;

/**
 * A ladder's rules as JSON, in Redis and in a match's row: {@code
 * {"name":"ranked","system":"gaussian","fromServer":true,"whileRunning":"wait",
 * "decayAfterMillis":1209600000,"decayPerDay":0.2}}, the last two only where there is decay.
 */
public final class LadderJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LadderJson() {}

  /** The rules; none are the empty text. */
  public static String write(Optional<LadderRules> ladder) {
    return ladder.map(rules -> object(rules).toString()).orElse("");
  }

  private static ObjectNode object(LadderRules rules) {
    ObjectNode object =
        JSON.createObjectNode()
            .put("name", rules.name().value())
            .put("system", rules.system().name())
            .put("fromServer", rules.results().fromServer())
            .put("whileRunning", rules.results().whileRunning().name());
    rules
        .decay()
        .ifPresent(decay ->
            object
                .put("decayAfterMillis", decay.after().toMillis())
                .put("decayPerDay", decay.perDay()));
    return object;
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it did not write that
   */
  public static Optional<LadderRules> read(String json) {
    if (json.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonNode object = JSON.readTree(json);
      Optional<Decay> decay =
          object.has("decayPerDay")
              ? Optional.of(
                  new Decay(
                      Duration.ofMillis(object.path("decayAfterMillis").asLong()),
                      object.path("decayPerDay").asDouble()))
              : Optional.empty();
      return Optional.of(
          new LadderRules(
              new LadderName(object.path("name").asText()),
              LadderRules.System.valueOf(object.path("system").asText()),
              new LadderRules.Results(
                  object.path("fromServer").asBoolean(),
                  LadderRules.WhileRunning.valueOf(object.path("whileRunning").asText())),
              decay));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("these are no ladder's rules", e);
    }
  }
}
