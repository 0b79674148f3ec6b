package games.kickoff.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that {@code crds/} is what the Java types generate. {@code make crds} writes it ({@code
 * -Dkickoff.crds.write=true}); without that, a difference fails the build.
 *
 * <p>The test adds what the generator can't do: columns in the order of their annotations, a
 * required spec, and a category that lists both kinds.
 */
class CommittedCrdsTest {

  private static final Path GENERATED = Path.of("target/crds");
  private static final Path COMMITTED = Path.of("../crds");
  private static final ObjectMapper YAML =
      new ObjectMapper(
          new YAMLFactory()
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES));

  @ParameterizedTest
  @ValueSource(classes = {MatchQueue.class, GameSession.class})
  void isWhatTheTypesGenerate(Class<?> type) throws IOException {
    String name = type.equals(MatchQueue.class) ? "matchqueues" : "gamesessions";
    JsonNode crd = YAML.readTree(GENERATED.resolve(name + ".kickoff.games-v1.yml").toFile());
    finish((ObjectNode) crd, type);
    String generated =
        "# Generated from "
            + type.getSimpleName()
            + ".java by `make crds`; do not edit.\n"
            + YAML.writeValueAsString(crd);
    Path committed = COMMITTED.resolve(name + ".yaml");
    if (Boolean.getBoolean("kickoff.crds.write")) {
      Files.writeString(committed, generated);
    }
    assertThat(Files.readString(committed))
        .as("%s differs from what the Java types generate; run `make crds` and commit", committed)
        .isEqualTo(generated);
  }

  @Test
  void thereIsNoOtherFile() throws IOException {
    try (Stream<Path> files = Files.list(COMMITTED)) {
      Set<String> names =
          files.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
      assertThat(names).containsExactly("gamesessions.yaml", "matchqueues.yaml");
    }
  }

  private static void finish(ObjectNode crd, Class<?> type) {
    ((ObjectNode) crd.at("/spec/names")).putArray("categories").add("kickoff");
    ObjectNode version = (ObjectNode) crd.at("/spec/versions/0");
    ((ObjectNode) version.at("/schema/openAPIV3Schema")).putArray("required").add("spec");
    List<String> order =
        Arrays.stream(type.getAnnotationsByType(AdditionalPrinterColumn.class))
            .map(AdditionalPrinterColumn::name)
            .toList();
    ArrayNode columns = (ArrayNode) version.get("additionalPrinterColumns");
    List<JsonNode> sorted = new ArrayList<>();
    columns.forEach(sorted::add);
    sorted.sort(
        (a, b) -> order.indexOf(a.get("name").asText()) - order.indexOf(b.get("name").asText()));
    columns.removeAll().addAll(sorted);
  }
}
