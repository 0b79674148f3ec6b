package games.kickoff.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A directory a way to install: {@code values.yaml} and what it renders, {@code expected.yaml},
 * which {@code make chart} writes anew. Without the CRDs: {@link ShippedCrdsTest} has them.
 */
class GoldenTemplatesTest {

  private static final boolean WRITE = Boolean.getBoolean("kickoff.golden.write");

  @TestFactory
  Stream<DynamicTest> rendersWhatWasAgreed() {
    return Chart.installs()
        .map(values ->
            dynamicTest(
                values.getParent().getFileName().toString(),
                () -> {
                  Path expected = values.resolveSibling("expected.yaml");
                  String rendered = withoutCrds(Chart.render(values));
                  if (WRITE) {
                    Files.writeString(expected, rendered);
                  }
                  assertThat(rendered).isEqualTo(Files.readString(expected));
                }));
  }

  @Test
  void hasNoFileThatNobodyReads() throws IOException {
    try (Stream<Path> files = Files.walk(Chart.GOLDEN)) {
      assertThat(files.filter(Files::isRegularFile))
          .allMatch(file -> file.getParent().getParent().equals(Chart.GOLDEN))
          .extracting(file -> file.getFileName().toString())
          .containsOnly("values.yaml", "expected.yaml");
    }
  }

  private static String withoutCrds(String rendered) {
    return Arrays.stream(rendered.split("(?m)^---$"))
        .filter(document -> !document.contains("\nkind: CustomResourceDefinition\n"))
        .collect(Collectors.joining("---"));
  }
}
