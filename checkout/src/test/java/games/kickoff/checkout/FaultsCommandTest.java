package games.kickoff.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.faults.fault.FaultKind;
import org.junit.jupiter.api.Test;

class FaultsCommandTest {

  @Test
  void namesTheKindsThereAreWhenItKnowsNoSuchFault() {
    CommandRun run = CommandRun.of("faults", "--fault", "operator-kill,lightning");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("operator-kill").contains("'lightning'");
  }

  @Test
  void helpSaysWhatEachKindDoes() {
    CommandRun run = CommandRun.of("faults", "--help");

    assertThat(run.code()).isZero();
    for (FaultKind kind : FaultKind.values()) {
      assertThat(run.out()).contains("  " + kind.what());
    }
  }
}
