package games.kickoff.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentedValuesTest {

  private static final String INSTALL = Chart.read(Path.of("..", "docs", "install.md"));

  @Test
  void everyValueIsInTheDocumentation() {
    JsonNode values = Chart.yaml(Chart.read(Chart.DIRECTORY.resolve("values.yaml")));
    assertThat(leaves("", values)).allMatch(DocumentedValuesTest::isDocumented);
  }

  /** Both parts' common values are documented once, by their last word. */
  private static boolean isDocumented(String value) {
    String last = value.substring(value.lastIndexOf('.') + 1);
    boolean ofAPart = value.matches("(operator|gateway)\\.[^.]+");
    return INSTALL.contains("`" + value + "`") || (ofAPart && INSTALL.contains("`" + last + "`"));
  }

  private static Stream<String> leaves(String path, JsonNode node) {
    boolean free = path.endsWith("resources") || node.isEmpty();
    if (!node.isObject() || free) {
      return Stream.of(path);
    }
    return node.properties().stream()
        .flatMap((Map.Entry<String, JsonNode> field) ->
            leaves(
                path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue()));
  }
}
