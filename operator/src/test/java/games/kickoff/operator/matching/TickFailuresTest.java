package games.kickoff.operator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.outage.Backoff;
import games.kickoff.operator.rules.Duel;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TickFailuresTest {

  private static final Instant NOW = Duel.START;
  private static final RuntimeException WHY = new IllegalArgumentException("no such unit");

  private final TickFailures failures = new TickFailures(new Backoff(new Random(1)));

  @Test
  void leavesTheQueueAloneEverLonger() {
    assertThat(failures.rest(Duel.queue(), NOW)).isEmpty();
    Duration before = Duration.ZERO;
    for (int failure = 1; failure <= 5; failure++) {
      TickFailures.Failure failed = failures.failed(Duel.queue(), WHY, NOW);
      assertThat(failed.why()).isEqualTo("IllegalArgumentException: no such unit");
      Duration rest = failures.rest(Duel.queue(), NOW).orElseThrow();
      assertThat(rest).isGreaterThanOrEqualTo(before);
      assertThat(failures.rest(Duel.queue(), failed.notBefore())).isEmpty();
      before = rest;
    }
    assertThat(before).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
  }

  @Test
  void looksAtAnEditedQueueAtOnceAndIsPatientAnew() {
    for (int failure = 1; failure <= 9; failure++) {
      failures.failed(Duel.queue(), WHY, NOW);
    }
    MatchQueue edited = Duel.queue();
    edited.getMetadata().setGeneration(4L);
    assertThat(failures.rest(edited, NOW)).isEmpty();
    failures.failed(edited, WHY, NOW);
    assertThat(failures.rest(edited, NOW).orElseThrow())
        .isLessThanOrEqualTo(Duration.ofMillis(500));
  }

  @Test
  void forgetsWhatWorks() {
    failures.failed(Duel.queue(), WHY, NOW);
    failures.none(Duel.queue());
    assertThat(failures.rest(Duel.queue(), NOW)).isEmpty();
  }
}
