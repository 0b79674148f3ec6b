package games.kickoff.gateway.serving.auth;

import static games.kickoff.gateway.serving.auth.Credentials.KEY;
import static games.kickoff.gateway.serving.auth.Credentials.OLD_SECRET;
import static games.kickoff.gateway.serving.auth.Credentials.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import games.kickoff.service.environment.Variables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthSettingsTest {

  @TempDir Path directory;

  private static AuthSettings settings(Map<String, String> environment) {
    return AuthSettings.from(Variables.nonEmptyOf(environment));
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content).toString();
  }

  private static String refusal(Map<String, String> environment) {
    Throwable thrown = catchThrowable(() -> settings(environment));
    assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
    return String.valueOf(thrown.getMessage());
  }

  private static List<String> texts(List<Secret> secrets) {
    return secrets.stream().map(s -> new String(s.bytes(), StandardCharsets.US_ASCII)).toList();
  }

  @Test
  void isOnWhereASecretIsGiven() throws IOException {
    AuthSettings settings =
        settings(
            Map.of(
                "KICKOFF_AUTH_SECRETS_FILE", file("secrets", SECRET),
                "KICKOFF_API_KEYS_FILE", file("keys", KEY)));
    assertThat(settings.on()).isTrue();
    assertThat(texts(settings.secrets())).containsExactly(SECRET);
    assertThat(texts(settings.apiKeys())).containsExactly(KEY);
    assertThat(settings.lifetimes())
        .isEqualTo(new Lifetimes(Duration.ofHours(24), Duration.ofDays(30)));
  }

  @Test
  void isOffOnlyWhenThatIsSaid() throws IOException {
    assertThat(settings(Map.of("KICKOFF_AUTH", "off")).on()).isFalse();
    assertThat(refusal(Map.of()))
        .contains("KICKOFF_AUTH_SECRETS_FILE is missing")
        .contains("KICKOFF_AUTH=off");
    assertThat(refusal(Map.of("KICKOFF_API_KEYS_FILE", file("keys", KEY))))
        .contains("KICKOFF_AUTH_SECRETS_FILE is missing");
  }

  @Test
  void readsTwoSecretsFromAFileTheFirstToSignWith() throws IOException {
    Path file = directory.resolve("secrets");
    Files.writeString(file, SECRET + "\n" + OLD_SECRET + "\n");
    AuthSettings settings = settings(Map.of("KICKOFF_AUTH_SECRETS_FILE", file.toString()));
    assertThat(texts(settings.secrets())).containsExactly(SECRET, OLD_SECRET);
  }

  @Test
  void refusesAFileWithoutASecret() throws IOException {
    String file = file("secrets", ",\n");
    assertThat(refusal(Map.of("KICKOFF_AUTH_SECRETS_FILE", file)))
        .contains("KICKOFF_AUTH_SECRETS_FILE is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "off"})
  void refusesASecretInTheEnvironment(String auth) {
    for (String name : List.of("KICKOFF_AUTH_SECRETS", "KICKOFF_API_KEYS")) {
      assertThat(refusal(Map.of("KICKOFF_AUTH", auth, name, SECRET)))
          .contains(name + " must not be set")
          .doesNotContain(SECRET);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tooShort-tooShort-tooShort-1234",
        "with-\u00fcmlaut-0123456789abcdef-0123456789",
        SECRET + ",tooShort",
        SECRET + "," + OLD_SECRET + "," + KEY
      })
  void refusesASecretWithoutShowingAnyOfIt(String secrets) throws IOException {
    for (String name : List.of("KICKOFF_AUTH_SECRETS_FILE", "KICKOFF_API_KEYS_FILE")) {
      Map<String, String> environment =
          new HashMap<>(Map.of("KICKOFF_AUTH_SECRETS_FILE", file("good", SECRET)));
      environment.put(name, file("bad", secrets));
      assertThat(refusal(environment))
          .contains(name)
          .doesNotContain("tooShort")
          .doesNotContain("mlaut")
          .doesNotContain(SECRET);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "KICKOFF_AUTH_LIFETIME, soon",
    "KICKOFF_AUTH_LIFETIME, 1s",
    "KICKOFF_AUTH_LIFETIME, 9000h",
    "KICKOFF_AUTH_REFRESH_LIFETIME, 30d",
    "KICKOFF_AUTH_REFRESH_LIFETIME, 10000h",
    "KICKOFF_AUTH_ISSUERS_FILE, /nowhere",
    "KICKOFF_AUTH_ISSUER, two words",
    "KICKOFF_AUTH, no",
  })
  void refusesABadValueNamingTheVariable(String name, String value) throws IOException {
    assertThat(refusal(Map.of("KICKOFF_AUTH_SECRETS_FILE", file("secrets", SECRET), name, value)))
        .contains(name);
  }

  @Test
  void refusesAnotherIssuerOfItsOwnName() throws IOException {
    Path file = directory.resolve("issuers.json");
    Files.writeString(
        file,
        "[{\"issuer\":\"kickoff\",\"audiences\":[\"game\"],\"jwksUrl\":\"https://id.example/keys\"}]");
    Map<String, String> environment =
        Map.of(
            "KICKOFF_AUTH_SECRETS_FILE",
            file("secrets", SECRET),
            "KICKOFF_AUTH_ISSUERS_FILE",
            file.toString());
    assertThat(refusal(environment)).contains("KICKOFF_AUTH_ISSUERS_FILE", "KICKOFF_AUTH_ISSUER");
    Map<String, String> named = new HashMap<>(environment);
    named.put("KICKOFF_AUTH_ISSUER", "another");
    assertThat(settings(named).others()).hasSize(1);
  }

  @Test
  void saysNothingOfItsSecrets() {
    assertThat(Credentials.ON.toString())
        .doesNotContain(SECRET)
        .doesNotContain(OLD_SECRET)
        .doesNotContain(KEY);
    assertThat(String.valueOf(Credentials.ON.secrets())).doesNotContain(SECRET);
  }
}
