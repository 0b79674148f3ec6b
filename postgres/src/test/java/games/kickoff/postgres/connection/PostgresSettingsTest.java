package games.kickoff.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresSettingsTest {

  @TempDir Path directory;

  private String file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content).toString();
  }

  @Test
  void readsUserAndPasswordFromFilesAndShowsNoPassword() throws IOException {
    PostgresSettings settings =
        PostgresSettings.fromEnvironment(
            Map.of(
                "KICKOFF_POSTGRES_USER_FILE", file("user", "writer\n"),
                "KICKOFF_POSTGRES_PASSWORD_FILE", file("password", "hidden\n")));

    assertThat(settings.user()).isEqualTo("writer");
    assertThat(settings.password()).isEqualTo("hidden");
    assertThat(settings.toString()).contains("writer").doesNotContain("hidden");
  }

  @Test
  void refusesAPasswordInTheEnvironmentOrInTheUrl() {
    assertThatThrownBy(
            () -> PostgresSettings.fromEnvironment(Map.of("KICKOFF_POSTGRES_PASSWORD", "hidden")))
        .hasMessageContaining("KICKOFF_POSTGRES_PASSWORD_FILE")
        .hasMessageNotContaining("hidden");
    assertThatThrownBy(() ->
            PostgresSettings.fromEnvironment(
                Map.of("KICKOFF_POSTGRES_URL", "jdbc:postgresql://db/games?password=hidden")))
        .hasMessageContaining("KICKOFF_POSTGRES_PASSWORD_FILE")
        .hasMessageNotContaining("hidden");
  }
}
