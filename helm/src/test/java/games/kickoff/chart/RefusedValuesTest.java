package games.kickoff.chart;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Values that make no sense: each file's first line is the message its user gets. */
class RefusedValuesTest {

  private static final Path REFUSED = Path.of("src", "test", "resources", "refused");

  @TestFactory
  Stream<DynamicTest> tellsWhatIsWrong() {
    return Chart.list(REFUSED)
        .map(values ->
            dynamicTest(
                values.getFileName().toString(),
                () -> {
                  String message = Chart.read(values).lines().findFirst().orElseThrow();
                  assertThatThrownBy(() -> Chart.render(values))
                      .hasMessageContaining(message.replaceFirst("^# ", ""));
                }));
  }
}
