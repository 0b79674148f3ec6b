package games.kickoff.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippedCrdsTest {

  private static final Path COMMITTED = Path.of("..", "crds");
  private static final Map<String, Object> STORES =
      Map.of(
          "redis.address", "redis", "postgres.address", "postgres", "gateway.auth.enabled", false);

  @Test
  void areTheCommittedOnes() {
    assertThat(Chart.list(Chart.DIRECTORY.resolve("files")).map(Path::getFileName))
        .containsExactlyElementsOf(Chart.list(COMMITTED).map(Path::getFileName).toList());
    Chart.list(COMMITTED)
        .forEach(crd ->
            assertThat(Chart.DIRECTORY.resolve("files").resolve(crd.getFileName()))
                .as("make crds copies it")
                .hasSameTextualContentAs(crd));
  }

  @Test
  void areRenderedWholeAndOutliveAnUninstall() {
    List<JsonNode> rendered = Chart.objects(Chart.render(STORES), "CustomResourceDefinition");
    rendered.forEach(crd ->
        assertThat(
                ((ObjectNode) crd.path("metadata"))
                    .remove("annotations")
                    .path("helm.sh/resource-policy")
                    .asText())
            .isEqualTo("keep"));
    assertThat(rendered)
        .containsExactlyInAnyOrderElementsOf(
            Chart.list(COMMITTED).map(Chart::read).map(Chart::yaml).toList());
  }

  @Test
  void areLeftOutWhenSomebodyElseInstallsThem() {
    Map<String, Object> values =
        Map.of(
            "redis.address",
            "r",
            "postgres.address",
            "p",
            "gateway.auth.enabled",
            false,
            "crds.install",
            false);
    assertThat(Chart.objects(Chart.render(values), "CustomResourceDefinition")).isEmpty();
  }
}
