package games.kickoff.operator.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettledTermTest {

  private final SettledTerm term = new SettledTerm();

  @Test
  void aFirstAuditThatHasJustBegunIsNotWorthAWord() {
    term.begin();

    assertThat(term.isSettled()).isFalse();
    assertThat(term.whyNot()).isEmpty();
  }

  @Test
  void aFirstAuditThatFailsIsSaidWhy() {
    term.begin();
    term.delayed("StoreUnavailable: away");

    assertThat(term.whyNot())
        .contains("the first audit of this term does not succeed: StoreUnavailable: away");
  }

  @Test
  void nothingIsSaidOnceItIsSettled() {
    term.begin();
    term.delayed("StoreUnavailable: away");
    term.settle();

    assertThat(term.isSettled()).isTrue();
    assertThat(term.whyNot()).isEmpty();
  }
}
