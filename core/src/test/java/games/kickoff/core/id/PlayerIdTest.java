package games.kickoff.core.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayerIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"p", "7", "-", ".", "_", ":", "@", "steam:76561198000000000", "Ann.B_c@d-9"})
  void takesLettersDigitsAndFivePunctuationMarks(String text) {
    assertThat(new PlayerId(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        " a",
        "a ",
        "a\n",
        "a\t",
        "a\0",
        "a/b",
        "a,b",
        "{a}",
        "a*",
        "a'b",
        "a\"b",
        "a\\b",
        "a%20",
        "a#b",
        "a+b",
        "ä",
        "а",
        "٣",
        "\uD83D\uDE00",
      })
  void takesNothingElse(String text) {
    assertThat(PlayerId.isValid(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new PlayerId(text));
  }

  @Test
  void takes128CharactersAndNotOneMore() {
    assertThat(PlayerId.isValid("x".repeat(128))).isTrue();
    assertThat(PlayerId.isValid("x".repeat(129))).isFalse();
  }

  @Test
  void doesNotRepeatABadIdInItsMessage() { // the text may be very long, or contain a line break
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlayerId("gar\nbage"))
        .withMessageNotContaining("gar");
  }
}
