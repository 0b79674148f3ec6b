package games.kickoff.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @Test
  void listensOn8080EverywhereForFiveMinutesByDefault() {
    assertThat(Settings.from(Map.of()))
        .isEqualTo(
            new Settings(
                new InetSocketAddress("0.0.0.0", 8080),
                Duration.ofMinutes(5),
                Path.of("/dev/termination-log")));
  }

  @Test
  void takesEverythingFromTheEnvironment() {
    Map<String, String> environment =
        Map.of(
            "PORT", "65535", "HOST", "127.3.2.1", "OPEN_TIMEOUT", "1m30s", "TERMINATION_LOG", "/x");
    assertThat(Settings.from(environment))
        .isEqualTo(
            new Settings(
                new InetSocketAddress("127.3.2.1", 65535), Duration.ofSeconds(90), Path.of("/x")));
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, http",
    "PORT, ''",
    "PORT, -1",
    "PORT, +80",
    "PORT, 65536",
    "PORT, 99999999999",
    "PORT, ' 80'",
    "PORT, 80.0",
    "HOST, ''",
    "HOST, ' '",
    "HOST, 300.1.1.1",
    "OPEN_TIMEOUT, 5",
    "OPEN_TIMEOUT, 0s",
    "OPEN_TIMEOUT, -5m",
    "OPEN_TIMEOUT, ''",
    "TERMINATION_LOG, ''",
  })
  void refusesABadValueNamingTheVariable(String variable, String value) {
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> Settings.from(Map.of(variable, value)))
        .withMessageStartingWith(variable + "=" + value + ": takes ");
  }

  @Test
  void refusesAFileNameNoFileCanHave() {
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> Settings.from(Map.of("TERMINATION_LOG", "a\u0000b")))
        .withMessageStartingWith("TERMINATION_LOG=");
  }
}
