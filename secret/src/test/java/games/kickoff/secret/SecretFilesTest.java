package games.kickoff.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFilesTest {

  @TempDir Path directory;

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("secret"), content);
  }

  private static SecretFiles naming(Path file) {
    return SecretFiles.of(Map.of("STORE_PASSWORD_FILE", file.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a word", "a word\n", "a word\r\n", "a word\n\n"})
  void readsOneLineWithoutTheLineBreakThatEditorsAdd(String content) throws IOException {
    assertThat(naming(file(content)).line("STORE_PASSWORD_FILE")).contains("a word");
  }

  @Test
  void keepsBlanksAroundAPassword() throws IOException {
    assertThat(naming(file(" word \n")).line("STORE_PASSWORD_FILE")).contains(" word ");
  }

  @Test
  void isEmptyWhereNoFileIsNamed() {
    assertThat(SecretFiles.of(Map.of()).line("STORE_PASSWORD_FILE")).isEmpty();
    assertThat(SecretFiles.of(Map.of("STORE_PASSWORD", "")).content("STORE_PASSWORD_FILE"))
        .isEmpty();
  }

  @Test
  void refusesASecretInTheEnvironmentAndNamesTheVariableForItsFile() throws IOException {
    Map<String, String> plain = Map.of("STORE_PASSWORD", "hunter2");
    assertThatThrownBy(() -> SecretFiles.of(plain).line("STORE_PASSWORD_FILE"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("STORE_PASSWORD must not be set")
        .hasMessageContaining("STORE_PASSWORD_FILE")
        .hasMessageNotContaining("hunter2");
    Map<String, String> both =
        Map.of("STORE_PASSWORD", "hunter2", "STORE_PASSWORD_FILE", file("word").toString());
    assertThatThrownBy(() -> SecretFiles.of(both).line("STORE_PASSWORD_FILE"))
        .hasMessageContaining("STORE_PASSWORD must not be set");
  }

  @Test
  void refusesAFileThatIsNotThereOrBlank() throws IOException {
    assertThatThrownBy(() -> naming(directory.resolve("none")).line("STORE_PASSWORD_FILE"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("STORE_PASSWORD_FILE: the file can't be read");
    Path blank = file(" \n");
    assertThatThrownBy(() -> naming(blank).line("STORE_PASSWORD_FILE"))
        .hasMessageContaining("STORE_PASSWORD_FILE: the file is empty");
  }

  @Test
  void refusesSeveralLinesAndBytesThatAreNoTextShowingNone() throws IOException {
    Path two = file("hunter2\nhunter3\n");
    assertThatThrownBy(() -> naming(two).line("STORE_PASSWORD_FILE"))
        .hasMessageContaining("one line")
        .hasMessageNotContaining("hunter");
    Path latin = Files.write(two, "h\u00fcnter".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> naming(latin).line("STORE_PASSWORD_FILE"))
        .hasMessageContaining("can't be read")
        .hasMessageNotContaining("nter");
  }

  @Test
  void readsNoMoreThanALittleOfAnyFile() throws IOException {
    Path most = file("x".repeat(SecretFiles.MAX_BYTES));
    assertThat(naming(most).line("STORE_PASSWORD_FILE").orElseThrow()).hasSize(16 * 1024);
    Path more = file("x".repeat(SecretFiles.MAX_BYTES + 1));
    assertThatThrownBy(() -> naming(more).line("STORE_PASSWORD_FILE"))
        .hasMessageContaining("at most 16384 bytes");
    assertThatThrownBy(() -> naming(Path.of("/dev/zero")).line("STORE_PASSWORD_FILE"))
        .hasMessageContaining("at most 16384 bytes");
  }

  @Test
  void aValueThatIsNoSecretMayBeInEitherButNotInBoth() throws IOException {
    Map<String, String> plain = Map.of("STORE_USER", "writer");
    assertThat(SecretFiles.of(plain).valueOrLine("STORE_USER", "STORE_USER_FILE"))
        .contains("writer");
    String path = file("reader\n").toString();
    Map<String, String> named = Map.of("STORE_USER_FILE", path);
    assertThat(SecretFiles.of(named).valueOrLine("STORE_USER", "STORE_USER_FILE"))
        .contains("reader");
    assertThat(SecretFiles.of(Map.of()).valueOrLine("STORE_USER", "STORE_USER_FILE")).isEmpty();
    Map<String, String> both = Map.of("STORE_USER", "writer", "STORE_USER_FILE", path);
    assertThatThrownBy(() -> SecretFiles.of(both).valueOrLine("STORE_USER", "STORE_USER_FILE"))
        .hasMessageContaining("not both");
  }
}
