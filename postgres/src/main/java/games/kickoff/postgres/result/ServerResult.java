package games.kickoff.postgres.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import games.kickoff.core.match.MatchResult;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the result in a server's termination message: JSON in the form of {@link MatchResult#read}.
 */
final class ServerResult {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final TypeReference<Map<String, @Nullable Object>> FIELDS =
      new TypeReference<>() {};

  private ServerResult() {}

  /** Reads a message; empty when it is no result, as a server may leave any text. */
  static Optional<MatchResult> parse(String message) {
    try {
      JsonNode object = JSON.readTree(message);
      return object == null || !object.isObject()
          ? Optional.empty()
          : MatchResult.read(JSON.convertValue(object, FIELDS));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
