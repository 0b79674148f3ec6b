package games.kickoff.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.loadtest.bot.Assignment;
import games.kickoff.loadtest.bot.BotOutcome;
import games.kickoff.loadtest.bot.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionAuditTest {

  @Test
  void aMatchEverybodyWasToldTheSameOfIsFine() {
    assertThat(problems(2, bot("a", "s1", 3, 3000, "a", "b"), bot("b", "s1", 3, 2900, "a", "b")))
        .isEmpty();
  }

  @Test
  void moreThanTheAllowedPlayersAreReported() {
    assertThat(problems(1, bot("a", "s1", 3, 3000, "a", "b"), bot("b", "s1", 3, 3000, "a", "b")))
        .containsExactly("session s1 has 2 players, more than 1: a, b");
  }

  @Test
  void aPlayerOfTwoSessionsIsReported() {
    assertThat(problems(2, bot("a", "s1", 3, 3000, "a"), bot("b", "s2", 3, 3000, "a", "b")))
        .containsExactly("a is in two sessions: s1, s2");
  }

  @Test
  void playersThatAreNotOursMayPlayTwice() {
    assertThat(problems(2, bot("a", "s1", 3, 3000, "a", "x"), bot("b", "s2", 3, 3000, "b", "x")))
        .isEmpty();
  }

  @Test
  void differentRostersOfOneSessionAreReported() {
    assertThat(problems(3, bot("a", "s1", 3, 3000, "a", "b"), bot("b", "s1", 3, 3000, "b")))
        .containsExactly("session s1 was answered with different players: [[a, b], [b]]");
  }

  @Test
  void differentLengthsOfOneSessionAreReported() {
    assertThat(problems(2, bot("a", "s1", 3, 5000, "a", "b"), bot("b", "s1", 4, 5000, "a", "b")))
        .containsExactly("session s1 had different lengths (s): [3, 4]");
  }

  @Test
  void anEarlyStopIsReported() {
    assertThat(problems(2, bot("a", "s1", 3, 1500, "a", "b"), bot("b", "s1", 3, 1400, "a", "b")))
        .containsExactly("session s1 stopped after 1.50 s of its 3.00 s");
  }

  @Test
  void aShortStayIsNotJudgedWhereAStrangerMayHaveBegun() {
    assertThat(problems(2, bot("a", "s1", 3, 1500, "a", "x"))).isEmpty();
  }

  private static List<String> problems(int matchSize, BotOutcome... outcomes) {
    return new SessionAudit(List.of(outcomes), matchSize).problems();
  }

  private static BotOutcome bot(
      String player, String session, int length, long inMatchMillis, String... told) {
    Duration asked = Duration.ofMillis(100);
    return new BotOutcome(
        player,
        Optional.of(new Assignment(session, Set.of(told), "127.0.0.1", 8080)),
        OptionalInt.of(length),
        Map.of(Step.FIRST_ANSWER, asked, Step.PLAY, asked.plusMillis(inMatchMillis)),
        false,
        0,
        0,
        Optional.empty());
  }
}
