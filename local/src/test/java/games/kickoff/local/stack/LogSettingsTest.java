package games.kickoff.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LogSettingsTest {

  @Test
  void passesOnWhatIsSet() {
    assertThat(
            LogSettings.from(
                    Map.of("KICKOFF_LOG_FORMAT", "json", "KICKOFF_LOG_LEVEL", "DEBUG", "HOME", "/"))
                .environment())
        .isEqualTo(Map.of("KICKOFF_LOG_FORMAT", "json", "KICKOFF_LOG_LEVEL", "DEBUG"));
  }

  @Test
  void passesNothingOnThatIsEmpty() {
    assertThat(LogSettings.from(Map.of("KICKOFF_LOG_FORMAT", "")).environment()).isEmpty();
  }

  @Test
  void refusesABadValueByItsName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogSettings.from(Map.of("KICKOFF_LOG_FORMAT", "xml")))
        .withMessage("KICKOFF_LOG_FORMAT is one of text, json, not 'xml'");
  }
}
