package games.kickoff.core.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTest {

  private static final LoginId LOGIN = new LoginId("01arz3ndektsv4rrffq69g5fav");
  private static final RefreshToken TOKEN = RefreshToken.create(LOGIN, new Random(1));

  @Test
  void isReadFromItsText() {
    assertThat(RefreshToken.parse(TOKEN.text())).contains(TOKEN);
    assertThat(TOKEN.text()).hasSize(70);
  }

  @Test
  void hidesItsSecret() {
    assertThat(TOKEN.toString()).doesNotContain(TOKEN.secret()).contains(LOGIN.value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "01arz3ndektsv4rrffq69g5fav.", "eyJ.eyJ.x"})
  void isNotAnyText(String text) {
    assertThat(RefreshToken.parse(text)).isEmpty();
    assertThat(RefreshToken.parse("x" + text + TOKEN.text())).isEmpty();
    assertThat(RefreshToken.parse(TOKEN.text() + text + "x")).isEmpty();
  }

  @Test
  void hasOneFormOnly() {
    assertThat(RefreshToken.parse(TOKEN.text().toUpperCase(java.util.Locale.ROOT))).isEmpty();
    assertThat(RefreshToken.parse(TOKEN.text().replace('.', '/'))).isEmpty();
    assertThat(RefreshToken.parse(TOKEN.text().substring(0, 69) + "=")).isEmpty();
  }
}
