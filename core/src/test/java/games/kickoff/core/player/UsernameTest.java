package games.kickoff.core.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {

  @ParameterizedTest
  @CsvSource({
    "Jane, jane",
    "' Jane  DOE ', jane doe",
    "ＪＡＮＥ, jane",
    "ﬁsh, fish",
    "Straße, strasse",
    "ΌΣΣΟΣ, όσσοσ",
    "όσσος, όσσοσ",
    "①②③, 123",
    "日本語, 日本語",
    "🎲🎲🎲, 🎲🎲🎲"
  })
  void formsOfTheSameLettersAreOneName(String typed, String kept) {
    assertThat(Username.parse(typed).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", " ab ", "a\tbc", "a\u200bbc", "abc\u0000", "ab\ue000c"})
  void whatIsTooShortOrCannotBeSeenIsNoName(String typed) {
    assertThatThrownBy(() -> Username.parse(typed)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x3164, 0xFFA0, 0xFE00, 0xFE0F,
        0xE0100, 0xE01EF, 0x2800
      })
  void aNameWithWhatLeavesNoMarkIsNone(int codePoint) {
    assertThatThrownBy(() -> Username.parse("ja" + Character.toString(codePoint) + "ne"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", "- _ -", "\u0301\u0301\u0301"})
  void aNameHasALetterOrDigit(String typed) {
    assertThatThrownBy(() -> Username.parse(typed))
        .hasMessage("a username has at least one letter or digit");
  }

  @Test
  void lengthIsCountedInCodePoints() {
    assertThat(Username.parse("🎲".repeat(32)).value()).hasSize(64);
    assertThatThrownBy(() -> Username.parse("🎲".repeat(33)))
        .hasMessage("a username has 3 to 32 characters; choose another");
    assertThatThrownBy(() -> Username.parse("x".repeat(1_000_000)))
        .hasMessage("a username has 3 to 32 characters; choose another");
  }

  @Property
  void aNameReadAgainIsItself(@ForAll String typed) {
    try {
      Username name = Username.parse(typed);
      assertThat(Username.parse(name.value())).isEqualTo(name);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageNotContaining("kept normalised");
      Assume.that(false);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with blank", "ümlaut", "line\n"})
  void aKeyIsPrintableAscii(String key) {
    assertThatThrownBy(() -> new IdempotencyKey(key)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new IdempotencyKey("x".repeat(129)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new IdempotencyKey("x".repeat(128)).toString()).doesNotContain("x".repeat(128));
  }
}
