package games.kickoff.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {

  @Test
  void playADuelWithSixtyUnlessToldOtherwise() {
    assertThat(DemoOptions.parse(List.of()))
        .isEqualTo(new DemoOptions(60, 3, 1, DemoOptions.Game.duel, 10));
  }

  @Test
  void playALadderWithTwoHundred() {
    assertThat(DemoOptions.parse(List.of("--game", "ranked", "--rounds", "4")))
        .isEqualTo(new DemoOptions(200, 3, 1, DemoOptions.Game.ranked, 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--game chess", "--game", "--rounds 0", "--game ranked --players 61", "--x 1"})
  void areRefusedNamingWhatIsWrong(String arguments) {
    List<String> given = List.of(arguments.split(" "));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DemoOptions.parse(given))
        .withMessageContaining("--");
  }
}
