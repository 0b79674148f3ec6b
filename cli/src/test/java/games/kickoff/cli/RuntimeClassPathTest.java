package games.kickoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the jars that a user downloads: Maven's runtime class path of this module. */
class RuntimeClassPathTest {

  private static final Path FILE = Path.of("target", "runtime-class-path.txt");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "embedded",
        "mock",
        "kube-api-test",
        "operator-framework",
        "javalin",
        "jedis",
        "postgresql",
        "flyway",
        "HikariCP",
        "junit",
        "/local/",
        "/operator/",
        "/gateway/",
        "/faults/"
      })
  void holdsNothingThatIsEmbeddedOrServes(String part) throws IOException {
    assertThat(entries()).noneMatch(entry -> entry.contains(part));
  }

  @Test
  void holdsWhatTheCommandsNeed() throws IOException {
    assertThat(entries())
        .anyMatch(entry -> entry.contains("picocli"))
        .anyMatch(entry -> entry.contains("kubernetes-httpclient-jdk"))
        .anyMatch(entry -> entry.contains("operator-api"))
        .anyMatch(entry -> entry.contains("loadtest"));
  }

  private static List<String> entries() throws IOException {
    return List.of(Files.readString(FILE).strip().split(File.pathSeparator));
  }
}
