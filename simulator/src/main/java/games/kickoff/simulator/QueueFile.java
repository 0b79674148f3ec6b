package games.kickoff.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import games.kickoff.core.match.MatchRules;
import games.kickoff.operator.api.MatchQueueSpec;
import games.kickoff.operator.rules.InvalidQueue;
import games.kickoff.operator.rules.MatchingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Reads the rules of matching from a MatchQueue's manifest, in the way the operator does. The field
 * {@code server} is ignored and may be missing.
 */
final class QueueFile {

  /**
   * Unlike an API server, this refuses a misspelt field, instead of ignoring it and simulating its
   * default.
   */
  private static final JsonMapper YAML =
      JsonMapper.builder(new YAMLFactory())
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private QueueFile() {}

  /**
   * Reads the first MatchQueue of a file.
   *
   * @throws IllegalArgumentException naming the field that is wrong
   */
  static MatchRules read(Path file) {
    try (var documents =
        YAML.readerFor(JsonNode.class).<JsonNode>readValues(Files.readString(file))) {
      while (documents.hasNextValue()) {
        JsonNode one = documents.nextValue();
        if (one.path("kind").asText().equals("MatchQueue")) {
          return rules(one.path("spec"));
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("QUEUE: " + file + " is no YAML: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("QUEUE: " + file + ": " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("QUEUE: " + file + " has no MatchQueue");
  }

  private static MatchRules rules(JsonNode spec) {
    if (!spec.isObject()) {
      throw new IllegalArgumentException("QUEUE: spec is required");
    }
    ObjectNode ofMatching = spec.deepCopy();
    ofMatching.remove("server");
    try {
      return MatchingRules.of(YAML.treeToValue(ofMatching, MatchQueueSpec.class));
    } catch (InvalidQueue e) {
      throw new IllegalArgumentException("QUEUE: " + e.getMessage(), e);
    } catch (UnrecognizedPropertyException e) {
      throw new IllegalArgumentException("QUEUE: " + field(e) + " is unknown", e);
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException("QUEUE: " + field(e) + ": " + e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("QUEUE: " + e.getOriginalMessage(), e);
    }
  }

  private static String field(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .collect(Collectors.joining(".", "spec.", ""));
  }
}
