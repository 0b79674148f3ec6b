package games.kickoff.simulator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Ramp;
import games.kickoff.core.match.SkillRules;
import games.kickoff.core.match.SplitWeights;
import games.kickoff.core.time.GoDuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of matching out of a MatchQueue's YAML; its server and the rest are not looked at. */
final class QueueFile {

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private QueueFile() {}

  /**
   * Reads the first MatchQueue of a file.
   *
   * @throws IllegalArgumentException naming the field that is wrong
   */
  static MatchRules read(Path file) {
    try (var documents =
        YAML.readerFor(JsonNode.class).<JsonNode>readValues(Files.readString(file))) {
      while (documents.hasNext()) {
        JsonNode one = documents.next();
        if (one.path("kind").asText().equals("MatchQueue")) {
          return rules(one.path("spec"));
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("QUEUE: " + file + ": " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("QUEUE: " + file + " has no MatchQueue");
  }

  static MatchRules rules(JsonNode spec) {
    JsonNode skill = spec.path("skill");
    JsonNode parties = spec.path("parties");
    only(parties, "spec.parties", Set.of("maxSize", "likeSizeFor"));
    JsonNode partial = spec.path("partial");
    return new MatchRules(
        spec.path("teams").path("count").asInt(),
        spec.path("teams").path("size").asInt(),
        partial.isMissingNode()
            ? Optional.empty()
            : Optional.of(
                new MatchRules.Partial(
                    partial.path("minPlayers").asInt(), duration(partial, "after", "0s"))),
        skill.isMissingNode() ? Optional.empty() : Optional.of(skill(skill)),
        spec.has("latency")
            ? Optional.of(ramp(spec.path("latency"), "spec.latency"))
            : Optional.empty(),
        duration(parties, "likeSizeFor", "0s"),
        weights(skill.path("weights")));
  }

  private static SkillRules skill(JsonNode skill) {
    only(
        skill,
        "spec.skill",
        Set.of(
            "attribute",
            "uncertaintyAttribute",
            "unknown",
            "window",
            "partyAggregation",
            "uncertain",
            "beta",
            "weights"));
    only(skill.path("unknown"), "spec.skill.unknown", Set.of("mean", "uncertainty"));
    only(skill.path("uncertain"), "spec.skill.uncertain", Set.of("above", "maxShare", "holds"));
    JsonNode cap = skill.path("uncertain");
    return new SkillRules(
        skill.path("attribute").asText("rating"),
        skill.path("uncertaintyAttribute").asText("uncertainty"),
        new SkillRules.Unknown(
            number(skill.path("unknown"), "mean", 25),
            number(skill.path("unknown"), "uncertainty", 25 / 3.0)),
        ramp(skill.path("window"), "spec.skill.window"),
        skill.path("partyAggregation").asText("mean").equals("max")
            ? SkillRules.Aggregation.MAX
            : SkillRules.Aggregation.MEAN,
        cap.isMissingNode()
            ? SkillRules.UncertainCap.NONE
            : new SkillRules.UncertainCap(
                number(cap, "above", 0), number(cap, "maxShare", 1), duration(cap, "holds", "30s")),
        number(skill, "beta", 25 / 6.0));
  }

  private static SplitWeights weights(JsonNode weights) {
    only(weights, "spec.skill.weights", Set.of("spread", "parties"));
    return new SplitWeights(
        number(weights, "spread", SplitWeights.DEFAULT.spread()),
        number(weights, "parties", SplitWeights.DEFAULT.parties()));
  }

  private static Ramp ramp(JsonNode ramp, String path) {
    only(ramp, path, Set.of("start", "growPerSecond", "max", "opening"));
    for (String required : List.of("start", "max")) {
      if (!ramp.has(required)) {
        throw new IllegalArgumentException("QUEUE: " + path + "." + required + " is required");
      }
    }
    return new Ramp(
        number(ramp, "start", 0),
        number(ramp, "growPerSecond", 0),
        number(ramp, "max", 0),
        duration(ramp, "opening", "0s"));
  }

  private static double number(JsonNode node, String field, double otherwise) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isNumber()) {
      throw new IllegalArgumentException("QUEUE: " + field + " is a number, not " + value);
    }
    return value.asDouble();
  }

  private static Duration duration(JsonNode node, String field, String otherwise) {
    return GoDuration.parse(node.path(field).asText(otherwise));
  }

  /** A misspelt field would otherwise be simulated as its default. */
  private static void only(JsonNode node, String path, Set<String> known) {
    node.fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            throw new IllegalArgumentException("QUEUE: " + path + "." + name + " is unknown");
          }
        });
  }
}
