package games.kickoff.operator.session;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.outage.Backoff;
import games.kickoff.operator.rules.Duel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShortagesTest {

  private static final Instant NOW = Duel.START;
  private static final QueueKey QUEUE = Duel.KEY;
  private static final QueueKey OTHER = new QueueKey("games", "other");

  private final Shortages shortages = new Shortages(new Backoff(new Random(1)));

  @Test
  void knowsOfNoneUntilAPodIsRefused() {
    assertThat(shortages.of(QUEUE, match(1), NOW)).isEmpty();
    assertThat(shortages.mayTry(QUEUE, NOW)).isTrue();
    assertThat(shortages.made(QUEUE, match(1))).isEmpty();
  }

  @Test
  void holdsAllSessionsOfTheQueueAndNoOthers() {
    refuse(1, NOW);
    assertThat(shortages.of(QUEUE, match(2), NOW).orElseThrow().why()).isEqualTo("full");
    assertThat(shortages.mayTry(QUEUE, NOW)).isFalse();
    assertThat(shortages.mayTry(OTHER, NOW)).isTrue();
    assertThat(shortages.of(OTHER, match(3), NOW)).isEmpty();
    assertThat(shortages.why(QUEUE)).contains("full");
    assertThat(shortages.why(OTHER)).isEmpty();
  }

  @Test
  void countsASessionsPatienceFromWhenItFirstWaited() {
    refuse(1, NOW);
    Instant later = NOW.plusSeconds(60);
    shortages.of(QUEUE, match(2), later);
    refuse(1, later);
    assertThat(shortages.of(QUEUE, match(1), later).orElseThrow().since()).isEqualTo(NOW);
    assertThat(shortages.of(QUEUE, match(2), later.plusSeconds(9)).orElseThrow().since())
        .isEqualTo(later);
  }

  /** Without growing pauses, one match led to 113 pods being requested in 150 s. */
  @Test
  void asksWithGrowingPausesHoweverManyWait() {
    int tries = 0;
    Instant now = NOW;
    refuse(1, now);
    for (; now.isBefore(NOW.plusSeconds(150)); now = now.plusMillis(100)) {
      for (int session = 1; session <= 50; session++) {
        shortages.of(QUEUE, match(session), now);
        if (shortages.mayTry(QUEUE, now)) {
          tries++;
          refuse(session, now);
        }
      }
    }
    assertThat(tries).isBetween(8, 20);
  }

  @Test
  void letsTwoMoreTryForEachThatFoundRoom() {
    IntStream.rangeClosed(2, 9).forEach(session -> refuse(session, NOW));
    Instant now = NOW.plusSeconds(60);
    assertThat(shortages.mayTry(QUEUE, now)).isTrue();
    assertThat(shortages.made(QUEUE, match(2))).containsExactly(match(3), match(4));
    assertThat(List.of(shortages.mayTry(QUEUE, now), shortages.mayTry(QUEUE, now)))
        .containsExactly(true, true);
    assertThat(shortages.mayTry(QUEUE, now)).isFalse();
    assertThat(shortages.made(QUEUE, match(3))).containsExactly(match(4), match(5));
    refuse(4, now);
    assertThat(shortages.mayTry(QUEUE, now)).as("it is used up again").isFalse();
  }

  @Test
  void isOverWhenNobodyWaits() {
    refuse(1, NOW);
    refuse(2, NOW);
    shortages.made(QUEUE, match(1));
    shortages.forget(QUEUE, match(2));
    assertThat(shortages.why(QUEUE)).isEmpty();
    assertThat(shortages.mayTry(QUEUE, NOW)).isTrue();
  }

  @Test
  void oneOfEachQueueOfTheNamespaceTriesAtOnceWhenAPodIsGone() {
    for (int refusal = 0; refusal < 9; refusal++) {
      refuse(1, NOW);
    }
    refuse(2, NOW);
    assertThat(shortages.freed("elsewhere", NOW)).isEmpty();
    assertThat(shortages.freed("games", NOW)).containsExactly(Map.entry(QUEUE, match(1)));
    assertThat(shortages.mayTry(QUEUE, NOW)).isTrue();
    refuse(1, NOW);
    assertThat(shortages.of(QUEUE, match(1), NOW).orElseThrow().nextTry())
        .as("the pauses grow anew: the quota's count may be a moment behind")
        .isBeforeOrEqualTo(NOW.plus(Duration.ofMillis(500)));
  }

  private void refuse(int session, Instant now) {
    shortages.refused(QUEUE, match(session), "full", now);
  }

  private static MatchId match(int number) {
    return Duel.matchId(number);
  }
}
