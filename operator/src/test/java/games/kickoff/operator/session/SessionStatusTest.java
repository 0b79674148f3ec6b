package games.kickoff.operator.session;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.match.Outcome;
import games.kickoff.operator.api.Phase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionStatusTest {

  @ParameterizedTest
  @CsvSource({"COMPLETED, ENDED", "FAILED, FAILED", "ABANDONED, FAILED", "CANCELLED, FAILED"})
  void hasEndedOnlyAfterAMatchThatWasCompleted(Outcome outcome, Phase phase) {
    assertThat(SessionStatus.after(outcome)).isEqualTo(phase);
  }
}
