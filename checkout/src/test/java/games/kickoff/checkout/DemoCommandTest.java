package games.kickoff.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.local.demo.DemoOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCommandTest {

  @Test
  void playADuelWithSixtyUnlessToldOtherwise() {
    assertThat(CommandRun.read(new DemoCommand()).options())
        .isEqualTo(new DemoOptions(60, 3, 1, DemoOptions.Game.DUEL, 10));
  }

  @Test
  void playALadderWithTwoHundred() {
    assertThat(CommandRun.read(new DemoCommand(), "--game", "ranked", "--rounds", "4").options())
        .isEqualTo(new DemoOptions(200, 3, 1, DemoOptions.Game.RANKED, 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--game chess", "--game", "--rounds 0", "--game ranked --players 61", "--x 1"})
  void areRefusedNamingWhatIsWrong(String arguments) {
    CommandRun run = CommandRun.of(("demo " + arguments).split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--").hasLineCount(1);
  }
}
