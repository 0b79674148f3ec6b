package games.kickoff.gameserver;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.gameserver.Match.Say;
import games.kickoff.gameserver.Result.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MatchTest {

  private static final Duration OPEN_TIMEOUT = Duration.ofMinutes(5);

  private final Match<String> match = new Match<>(OPEN_TIMEOUT, Duration.ZERO);

  @Test
  void isOpenWithoutALengthAtFirst() {
    assertThat(match.heard("ann", "GET_STATE", ofSeconds(1)))
        .containsExactly(to("ann", "STATE open"));
    assertThat(match.heard("ann", "GET_RUNNING_LENGTH", ofSeconds(1)))
        .containsExactly(to("ann", "RUNNING_LENGTH 0"));
  }

  @Test
  void answersTheFirstRequestBeforeItTellsEverybody() {
    assertThat(match.heard("ann", "REQUEST_MATCH 60.9", ofSeconds(1)))
        .containsExactly(to("ann", "RUNNING_LENGTH 60"), new Say.ToAll<>("STATE running"));
  }

  @Test
  void answersLaterRequestsWithTheLengthInForce() {
    match.heard("ann", "REQUEST_MATCH 60", ofSeconds(1));
    assertThat(match.heard("bob", "REQUEST_MATCH 5", ofSeconds(2)))
        .containsExactly(to("bob", "RUNNING_LENGTH 60"));
    assertThat(match.heard("bob", "GET_STATE", ofSeconds(30)))
        .containsExactly(to("bob", "STATE running"));
  }

  @Test
  void staysOpenAfterAnInvalidRequest() {
    assertThat(match.heard("ann", "REQUEST_MATCH 0", ofSeconds(1)))
        .containsExactly(to("ann", "UNKNOWN"));
    assertThat(match.isClient("ann")).isFalse();
    assertThat(match.heard("ann", "REQUEST_MATCH 7", ofSeconds(2)))
        .contains(to("ann", "RUNNING_LENGTH 7"));
  }

  @Test
  void stopsAtTheEndOfItsLengthAndNotBefore() {
    match.heard("ann", "REQUEST_MATCH 60", ofSeconds(10));
    assertThat(match.deadline()).contains(ofSeconds(70));
    assertThat(match.tick(ofSeconds(70).minusNanos(1))).isEmpty();
    assertThat(match.tick(ofSeconds(70))).containsExactly(new Say.ToAll<>("STATE stop"));
    assertThat(match.result()).contains(new Result(Reason.LENGTH, 60, 60, 1));
    assertThat(match.deadline()).isEmpty();
  }

  @Test
  void stopsBeforeALineThatCameTooLate() {
    match.heard("ann", "REQUEST_MATCH 60", ofSeconds(10));
    assertThat(match.heard("ann", "GET_STATE", ofSeconds(99)))
        .containsExactly(new Say.ToAll<>("STATE stop"), to("ann", "STATE stop"));
    assertThat(match.result()).contains(new Result(Reason.LENGTH, 60, 60, 1));
  }

  @Test
  void stopsARunningMatchWhenItsLastClientLeaves() {
    match.heard("ann", "REQUEST_MATCH 60", ofSeconds(1));
    match.heard("bob", "GET_STATE", ofSeconds(1));
    assertThat(match.left("ann", ofSeconds(5))).isEmpty();
    assertThat(match.left("bob", ofSeconds(9))).containsExactly(new Say.ToAll<>("STATE stop"));
    assertThat(match.result()).contains(new Result(Reason.EMPTY, 60, 8, 2));
  }

  @Test
  void goesOnWhenAConnectionThatNeverSpokeValidlyLeaves() {
    match.heard("ann", "REQUEST_MATCH 60", ofSeconds(1));
    match.heard("noise", "HELLO", ofSeconds(1));
    assertThat(match.left("noise", ofSeconds(2))).isEmpty();
    assertThat(match.left("silent", ofSeconds(2))).isEmpty();
    assertThat(match.result()).isEmpty();
  }

  @Test
  void stopsWhenNobodyCame() {
    assertThat(match.deadline()).contains(OPEN_TIMEOUT);
    assertThat(match.tick(OPEN_TIMEOUT)).containsExactly(new Say.ToAll<>("STATE stop"));
    assertThat(match.result()).contains(new Result(Reason.OPEN_TIMEOUT, 0, 0, 0));
  }

  @Test
  void staysOpenAsLongAsAClientIsThere() {
    match.heard("ann", "GET_STATE", ofSeconds(299));
    assertThat(match.deadline()).isEmpty();
    assertThat(match.tick(ofSeconds(9999))).isEmpty();
    match.left("ann", ofSeconds(9999));
    assertThat(match.deadline()).contains(ofSeconds(10_000));
  }

  @Test
  void isNotKeptOpenByAProbeThatLooksInAndLeaves() {
    for (Duration now = ofSeconds(10); now.compareTo(OPEN_TIMEOUT) < 0; now = now.plusSeconds(10)) {
      match.heard("probe", "GET_STATE", now);
      match.left("probe", now);
      assertThat(match.result()).isEmpty();
    }
    assertThat(match.deadline()).contains(OPEN_TIMEOUT);
  }

  @Test
  void isNotKeptOpenByNoise() {
    match.heard("noise", "HELLO", ofSeconds(299));
    assertThat(match.deadline()).contains(OPEN_TIMEOUT);
  }

  @Test
  void stopsWhenTerminatedInWhateverState() {
    assertThat(match.terminate(ofSeconds(3))).containsExactly(new Say.ToAll<>("STATE stop"));
    assertThat(match.result()).contains(new Result(Reason.TERMINATED, 0, 0, 0));

    Match<String> running = new Match<>(OPEN_TIMEOUT, Duration.ZERO);
    running.heard("ann", "REQUEST_MATCH 60", ofSeconds(1));
    running.terminate(ofSeconds(11));
    assertThat(running.result()).contains(new Result(Reason.TERMINATED, 60, 10, 1));
  }

  @Test
  void keepsItsFirstResult() {
    match.terminate(ofSeconds(3));
    assertThat(match.terminate(ofSeconds(4))).isEmpty();
    assertThat(match.tick(OPEN_TIMEOUT.plusSeconds(9))).isEmpty();
    assertThat(match.heard("ann", "REQUEST_MATCH 5", ofSeconds(999)))
        .containsExactly(to("ann", "RUNNING_LENGTH 0"));
    assertThat(match.result()).contains(new Result(Reason.TERMINATED, 0, 0, 0));
  }

  private static Say<String> to(String client, String line) {
    return new Say.ToOne<>(client, line);
  }
}
