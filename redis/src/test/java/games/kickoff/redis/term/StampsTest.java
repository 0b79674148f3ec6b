package games.kickoff.redis.term;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.term.Fence;
import org.junit.jupiter.api.Test;

class StampsTest {

  private static final Fence FENCE = new Fence(5);

  private final Stamps stamps = new Stamps();

  @Test
  void aWriteCountsAsAcknowledgedOnlyWhenAllBeforeItAre() {
    Stamps.Stamp one = stamps.next(FENCE);
    Stamps.Stamp two = stamps.next(FENCE);
    stamps.acknowledge(two);
    assertThat(stamps.next(FENCE).text()).isEqualTo(text(0, 3));
    stamps.acknowledge(one);
    assertThat(stamps.next(FENCE).text()).isEqualTo(text(2, 4));
  }

  @Test
  void theNumberOfAWriteWithoutAnAnswerIsUsedAgain() {
    Stamps.Stamp one = stamps.next(FENCE);
    Stamps.Stamp two = stamps.next(FENCE);
    stamps.acknowledge(two);
    stamps.unanswered(one);
    Stamps.Stamp again = stamps.next(FENCE);
    assertThat(again.text()).isEqualTo(text(0, 1));
    stamps.acknowledge(again);
    assertThat(stamps.next(FENCE).text()).isEqualTo(text(2, 3));
  }

  @Test
  void eachTermHasItsOwnNumbers() {
    stamps.acknowledge(stamps.next(FENCE));
    assertThat(stamps.next(new Fence(6)).text()).isEqualTo(new Fence(6).text() + digits(0, 1));
  }

  private static String text(long acknowledged, long number) {
    return FENCE.text() + digits(acknowledged, number);
  }

  private static String digits(long acknowledged, long number) {
    return "%016d%016d".formatted(acknowledged, number);
  }
}
