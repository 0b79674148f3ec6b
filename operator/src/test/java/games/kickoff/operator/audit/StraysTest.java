package games.kickoff.operator.audit;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.claim.Mending.Stray;
import games.kickoff.operator.rules.Duel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StraysTest {

  private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");
  private static final Stray ONE = new Stray("t1", Optional.of("m1"));
  private static final Stray OTHER = new Stray("t2", Optional.empty());

  private final Strays strays = new Strays(Duration.ofSeconds(15));

  @Test
  void whatIsSeenForTheFirstTimeIsNotDue() {
    assertThat(strays.due(seen(ONE), START)).isEmpty();
    assertThat(strays.anyYoung(START)).isTrue();
  }

  @Test
  void whatIsSeenAgainAfterTheGraceIsDue() {
    strays.due(seen(ONE), START);

    assertThat(strays.due(seen(ONE, OTHER), START.plusSeconds(15)))
        .isEqualTo(Map.of(Duel.KEY, List.of(ONE)));
    assertThat(strays.anyYoung(START.plusSeconds(15))).as("the other one").isTrue();
    assertThat(strays.anyYoung(START.plusSeconds(30))).isFalse();
  }

  @Test
  void whatWasAwayMeanwhileIsSeenForTheFirstTimeAgain() {
    strays.due(seen(ONE), START);
    strays.due(seen(), START.plusSeconds(10));

    assertThat(strays.due(seen(ONE), START.plusSeconds(20))).isEmpty();
  }

  private static Map<games.kickoff.core.queue.QueueKey, List<Stray>> seen(Stray... seen) {
    return Map.of(Duel.KEY, List.of(seen));
  }
}
