package games.kickoff.service.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VariablesTest {

  private static final Grammar LETTERS = Grammar.of("[a-z]+", "a word of a-z");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private static Variables set(String value) {
    return Variables.of(Map.of("X", value));
  }

  @Test
  void whatIsNotSetHasItsDefault() {
    Variables none = Variables.of(Map.of());
    assertThat(none.text("X", "a")).isEqualTo("a");
    assertThat(none.text("X", "a", LETTERS)).isEqualTo("a");
    assertThat(none.optional("X", LETTERS)).isEmpty();
    assertThat(none.set("X", LETTERS)).isEmpty();
    assertThat(none.oneOf("X", "on", "off")).isEqualTo("on");
    assertThat(none.number("X", 7, 0, 10)).isEqualTo(7);
    assertThat(none.address("HOST", "X", 80)).isEqualTo(new InetSocketAddress("0.0.0.0", 80));
    assertThat(none.duration("X", "1m30s", SECOND)).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void whatIsSetIsRead() {
    assertThat(set("b").text("X", "a", LETTERS)).isEqualTo("b");
    assertThat(set("b").optional("X", LETTERS)).hasValue("b");
    assertThat(set(" b, c ,,b").set("X", LETTERS)).containsExactlyInAnyOrder("b", "c");
    assertThat(set("off").oneOf("X", "on", "off")).isEqualTo("off");
    assertThat(set("10").number("X", 7, 0, 10)).isEqualTo(10);
    assertThat(set("0").address("HOST", "X", 80).getPort()).isZero();
    assertThat(set("1h").duration("X", "1m", SECOND, HOUR)).isEqualTo(HOUR);
    assertThat(set("a/b").<String>parsed("X", "c/d", text -> text.split("/")[1])).isEqualTo("b");
  }

  @Test
  void emptyCountsAsNotSetOnlyWhereThatIsSaid() {
    Map<String, String> empty = Map.of("X", "");
    assertThat(Variables.nonEmptyOf(empty).number("X", 7, 0, 10)).isEqualTo(7);
    assertThat(Variables.of(empty).text("X", "a")).isEmpty();
    assertThat(Variables.of(empty).optional("X", LETTERS)).isEmpty();
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal("", v -> v.number("X", 7, 0, 10), "X is a number from 0 to 10, not ''"),
        refusal("11", v -> v.number("X", 7, 0, 10), "X is a number from 0 to 10, not '11'"),
        refusal("http", v -> v.address("H", "X", 1), "X is a number from 0 to 65535, not 'http'"),
        refusal(
            "no.such.host.invalid",
            v -> v.address("X", "PORT", 1),
            "X is an address of this machine, not 'no.such.host.invalid'"),
        refusal("A", v -> v.text("X", "a", LETTERS), "X is a word of a-z, not 'A'"),
        refusal("A", v -> v.optional("X", LETTERS), "X is a word of a-z, not 'A'"),
        refusal("a,B", v -> v.set("X", LETTERS), "each part of X is a word of a-z, not 'B'"),
        refusal("yes", v -> v.oneOf("X", "on", "off"), "X is on or off, not 'yes'"),
        refusal(
            "15",
            v -> v.duration("X", "1m", SECOND),
            "X: a duration is written like 90s, 1h30m or 250ms, not '15'"),
        refusal("999ms", v -> v.duration("X", "1m", SECOND), "X is at least 1s, not 999ms"),
        refusal("2h", v -> v.duration("X", "1m", SECOND, HOUR), "X is 1s to 1h, not 2h"));
  }

  private static Arguments refusal(String value, Consumer<Variables> read, String message) {
    return Arguments.of(value, read, message);
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("refusals")
  void namesTheVariableAndWhatItTakes(String value, Consumer<Variables> read, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read.accept(set(value)))
        .withMessage(message);
  }

  @Test
  void saysNothingOfItsValues() {
    assertThat(set("secret").toString()).doesNotContain("secret");
  }
}
