package games.kickoff.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pod of {@code helm test}. */
class TestPodTest {

  static Stream<Path> installs() {
    return Chart.installs();
  }

  /**
   * {@code helm test --logs} reads the log after it has deleted hooks that succeeded: with {@code
   * hook-succeeded} it exits with 1 after a good test.
   */
  @ParameterizedTest
  @MethodSource("installs")
  void isThereAfterAGoodTestForItsLogToBeRead(Path values) {
    JsonNode pod = Chart.objects(Chart.render(values), "Pod").getFirst();
    assertThat(pod.at("/metadata/annotations/helm.sh~1hook-delete-policy").asText())
        .isEqualTo("before-hook-creation");
  }
}
