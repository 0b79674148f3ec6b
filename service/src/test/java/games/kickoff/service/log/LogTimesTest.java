package games.kickoff.service.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The times of log lines, in every Logback configuration of every module. */
class LogTimesTest {

  private static final Pattern TIME = Pattern.compile("%d(?:ate)?\\{[^}]*}");

  @Test
  void areIso8601InUtcWithTheOffset() throws IOException {
    List<Path> configurations = configurations();
    assertThat(configurations).hasSizeGreaterThanOrEqualTo(4);
    for (Path configuration : configurations) {
      String text = Files.readString(configuration);
      assertThat(TIME.matcher(text).results().map(MatchResult::group))
          .as(configuration.toString())
          .isNotEmpty()
          .containsOnly("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC}");
    }
  }

  private static List<Path> configurations() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules
          .map(module -> module.resolve("src/main/resources"))
          .filter(Files::isDirectory)
          .flatMap(LogTimesTest::logbackFiles)
          .toList();
    }
  }

  private static Stream<Path> logbackFiles(Path resources) {
    try (Stream<Path> files = Files.list(resources)) {
      return files
          .filter(file -> file.getFileName().toString().matches("logback.*\\.xml"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
