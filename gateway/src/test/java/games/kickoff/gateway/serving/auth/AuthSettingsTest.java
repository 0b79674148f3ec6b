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

  private static String refusal(Map<String, String> environment) {
    Throwable thrown = catchThrowable(() -> settings(environment));
    assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
    return String.valueOf(thrown.getMessage());
  }

  private static List<String> texts(List<Secret> secrets) {
    return secrets.stream().map(s -> new String(s.bytes(), StandardCharsets.US_ASCII)).toList();
  }

  @Test
  void isOnWhereASecretIsGiven() {
    AuthSettings settings =
        settings(Map.of("KICKOFF_AUTH_SECRETS", SECRET, "KICKOFF_API_KEYS", KEY));
    assertThat(settings.on()).isTrue();
    assertThat(texts(settings.secrets())).containsExactly(SECRET);
    assertThat(texts(settings.apiKeys())).containsExactly(KEY);
    assertThat(settings.lifetimes())
        .isEqualTo(new Lifetimes(Duration.ofHours(24), Duration.ofDays(30)));
  }

  @Test
  void isOffOnlyWhenThatIsSaid() {
    assertThat(settings(Map.of("KICKOFF_AUTH", "off")).on()).isFalse();
    assertThat(refusal(Map.of())).contains("KICKOFF_AUTH_SECRETS").contains("KICKOFF_AUTH=off");
    assertThat(refusal(Map.of("KICKOFF_API_KEYS", KEY))).contains("KICKOFF_AUTH_SECRETS");
  }

  @Test
  void readsTwoSecretsFromAFileTheFirstToSignWith() throws IOException {
    Path file = directory.resolve("secrets");
    Files.writeString(file, SECRET + "\n" + OLD_SECRET + "\n");
    AuthSettings settings = settings(Map.of("KICKOFF_AUTH_SECRETS_FILE", file.toString()));
    assertThat(texts(settings.secrets())).containsExactly(SECRET, OLD_SECRET);
  }

  @Test
  void refusesAFileThatIsNotThereOrEmpty() throws IOException {
    Path file = directory.resolve("secrets");
    assertThat(refusal(Map.of("KICKOFF_AUTH_SECRETS_FILE", file.toString())))
        .contains("KICKOFF_AUTH_SECRETS_FILE can't be read");
    Files.writeString(file, "\n");
    assertThat(refusal(Map.of("KICKOFF_AUTH_SECRETS_FILE", file.toString())))
        .contains("KICKOFF_AUTH_SECRETS_FILE is empty");
  }

  @Test
  void refusesBothVariableAndFile() {
    Map<String, String> both =
        Map.of("KICKOFF_AUTH_SECRETS", SECRET, "KICKOFF_AUTH_SECRETS_FILE", "/secrets");
    assertThat(refusal(both)).contains("not both").doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tooShort-tooShort-tooShort-1234",
        "with-\u00fcmlaut-0123456789abcdef-0123456789",
        SECRET + ",tooShort",
        SECRET + "," + OLD_SECRET + "," + KEY
      })
  void refusesASecretWithoutShowingAnyOfIt(String secrets) {
    for (String name : List.of("KICKOFF_AUTH_SECRETS", "KICKOFF_API_KEYS")) {
      Map<String, String> environment = new HashMap<>(Map.of("KICKOFF_AUTH_SECRETS", SECRET));
      environment.put(name, secrets);
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
  void refusesABadValueNamingTheVariable(String name, String value) {
    assertThat(refusal(Map.of("KICKOFF_AUTH_SECRETS", SECRET, name, value))).contains(name);
  }

  @Test
  void refusesAnotherIssuerOfItsOwnName() throws IOException {
    Path file = directory.resolve("issuers.json");
    Files.writeString(
        file,
        "[{\"issuer\":\"kickoff\",\"audiences\":[\"game\"],\"jwksUrl\":\"https://id.example/keys\"}]");
    Map<String, String> environment =
        Map.of("KICKOFF_AUTH_SECRETS", SECRET, "KICKOFF_AUTH_ISSUERS_FILE", file.toString());
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
