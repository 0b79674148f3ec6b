package games.kickoff.local.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiChoiceTest {

  @Test
  void looksForARealApiServerWhenNothingIsSaid() {
    assertThat(ApiChoice.from(Map.of())).isEqualTo(ApiChoice.AUTO);
  }

  @Test
  void takesWhatTheVariableSays() {
    assertThat(ApiChoice.from(Map.of("KICKOFF_LOCAL_API", "Mock"))).isEqualTo(ApiChoice.MOCK);
  }

  @Test
  void namesTheVariableWhoseValueItDoesNotKnow() {
    assertThatThrownBy(() -> ApiChoice.from(Map.of("KICKOFF_LOCAL_API", "kind")))
        .hasMessageContaining("KICKOFF_LOCAL_API")
        .hasMessageContaining("kind");
  }
}
