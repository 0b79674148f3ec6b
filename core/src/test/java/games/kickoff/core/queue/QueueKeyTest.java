package games.kickoff.core.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueKeyTest {

  private static final String LONGEST = "a" + "-".repeat(61) + "z";

  @ParameterizedTest
  @ValueSource(strings = {"default/duel", "a/b", "0/9", "eu-west/two-on-two", "a--b/c"})
  void readsWhatItWrites(String text) {
    assertThat(QueueKey.parse(text).toString()).isEqualTo(text);
  }

  @Test
  void takesLabelsOf63Characters() {
    assertThat(new QueueKey(LONGEST, LONGEST).name()).isEqualTo(LONGEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "duel",
        "default/",
        "/duel",
        "a/b/c",
        "a//b",
        "Default/duel",
        "default/Duel",
        "-a/b",
        "a-/b",
        "a/-b",
        "a/b-",
        "a.b/c",
        "a/b.c",
        "a/b_c",
        "a /b",
        "a/b\n",
        "a/{b}",
        "a/*",
      })
  void readsNothingElse(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> QueueKey.parse(text));
  }

  @Test
  void refusesALabelOf64Characters() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QueueKey(LONGEST + "z", "duel"))
        .withMessageContaining("namespace");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QueueKey("default", LONGEST + "z"))
        .withMessageContaining("name");
  }

  @Test
  void sortsByNamespaceBeforeName() {
    assertThat(new QueueKey("a", "z")).isLessThan(new QueueKey("b", "a"));
    assertThat(new QueueKey("a", "a")).isLessThan(new QueueKey("a", "b"));
  }
}
