package games.kickoff.loadtest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeyTest {

  @TempDir Path directory;

  private static Map<String, String> named(Path file) {
    return Map.of("KICKOFF_API_KEY_FILE", file.toString());
  }

  @Test
  void isTheFirstOfTheFile() throws IOException {
    Path file = Files.writeString(directory.resolve("keys"), " first\nsecond\n");
    ApiKey key = ApiKey.fromEnvironment(named(file)).orElseThrow();
    assertThat(key.value()).isEqualTo("first");
    assertThat(key.toString()).doesNotContain("first");
  }

  @Test
  void isNotNeeded() {
    assertThat(ApiKey.fromEnvironment(Map.of())).isEmpty();
  }

  @Test
  void isInTheFileThatIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("keys"), "\n");
    assertThatIllegalArgumentException().isThrownBy(() -> ApiKey.fromEnvironment(named(file)));
    Path missing = directory.resolve("missing");
    assertThatIllegalArgumentException().isThrownBy(() -> ApiKey.fromEnvironment(named(missing)));
  }
}
