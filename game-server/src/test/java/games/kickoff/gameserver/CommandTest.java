package games.kickoff.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.gameserver.Command.Verb;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

  @ParameterizedTest
  @ValueSource(strings = {"GET_STATE", "get_state", "Get_State", "  GET_STATE", "GET_STATE \t "})
  void readsACommandInAnyCaseWithBlanksAround(String line) {
    assertThat(Command.parse(line)).isEqualTo(new Command(Verb.GET_STATE, 0));
  }

  @Test
  void readsTheRunningLength() {
    assertThat(Command.parse("get_running_length").verb()).isEqualTo(Verb.GET_RUNNING_LENGTH);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "300, 300",
    "2.9, 2",
    "1.0, 1",
    "007, 7",
    "86400, 86400",
    "86400.000, 86400",
    "86399.999, 86399",
    "00000000000000000000000000005, 5",
  })
  void cutsTheFractionOfALength(String number, int seconds) {
    assertThat(Command.parse("REQUEST_MATCH " + number))
        .isEqualTo(new Command(Verb.REQUEST_MATCH, seconds));
  }

  @Test
  void takesAnyBlanksBeforeTheLength() {
    assertThat(Command.parse("\trequest_match \t  5 ").seconds()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.5",
        "0.999",
        "-1",
        "-0.5",
        "+5",
        "1e3",
        "1E3",
        "NaN",
        "nan",
        "Infinity",
        "inf",
        "5d",
        "5f",
        "5L",
        "0x5",
        "0x1p3",
        "5.",
        ".5",
        ".",
        "5..0",
        "5.0.0",
        "1,5",
        "5s",
        "five",
        "5 5",
        "86401",
        "86400.1",
        "86400.0001",
        "99999999999999999999",
        "4294967297",
        "٥",
        "５",
        "5\u0000",
        "5\u00a0",
        "_5",
        "1_000",
      })
  void refusesALengthThatIsNotAPlainNumberOfOneToADay(String number) {
    assertThat(Command.parse("REQUEST_MATCH " + number).verb()).isEqualTo(Verb.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "REQUEST_MATCH",
        "REQUEST_MATCH ",
        "REQUEST_MATCH5",
        "GET_STATE now",
        "GET_RUNNING_LENGTH 5",
        "GET STATE",
        "GETSTATE",
        "GET_STATE\r",
        "\u00a0GET_STATE",
        "\ufeffGET_STATE",
        "GET_ſTATE",
        "GET_RUNNıNG_LENGTH",
        "get_state;",
        "HELLO",
        "GET / HTTP/1.1",
      })
  void doesNotKnowAnyOtherLine(String line) {
    assertThat(Command.parse(line)).isEqualTo(new Command(Verb.UNKNOWN, 0));
  }

  @Property
  void readsEveryDecimalAsItsWholeSecondsOrNotAtAll(
      @ForAll @BigRange(min = "0", max = "100000") @Scale(4) BigDecimal number) {
    BigDecimal day = BigDecimal.valueOf(Command.MAX_SECONDS);
    boolean valid = number.compareTo(BigDecimal.ONE) >= 0 && number.compareTo(day) <= 0;
    int expected = valid ? number.setScale(0, RoundingMode.DOWN).intValueExact() : 0;

    Command command = Command.parse("REQUEST_MATCH " + number.toPlainString());

    assertThat(command.seconds()).isEqualTo(expected);
    assertThat(command.verb()).isEqualTo(valid ? Verb.REQUEST_MATCH : Verb.UNKNOWN);
  }

  @Property
  void readsOnlyDigitsAndOneDotAsALength(
      @ForAll @CharRange(from = '+', to = '9') String number) { // the digits and + , - . /
    Command command = Command.parse("REQUEST_MATCH " + number);

    assertThat(command.verb() == Verb.UNKNOWN || number.matches("[0-9]+(\\.[0-9]+)?")).isTrue();
  }

  @Property
  void readsAnyTextWithoutAnError(@ForAll String line) {
    assertThat(Command.parse(line)).isNotNull();
  }
}
