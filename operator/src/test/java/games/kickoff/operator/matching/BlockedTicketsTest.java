package games.kickoff.operator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.operator.fixture.FakePools;
import games.kickoff.operator.rules.Duel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockedTicketsTest {

  private static final Instant NOW = Duel.START.plusSeconds(3_600);

  private final FakePools pools = new FakePools();
  private final BlockedTickets blocked = new BlockedTickets(pools, Duel.KEY);

  @Test
  void tellsEachTicketOnceAndAgainWhenSomethingElseBlocksIt() {
    wait(2);
    assertThat(report(plan(2, Blocked.By.TOO_FEW_PLAYERS), NOW)).isEmpty();
    assertThat(report(plan(2, Blocked.By.TOO_FEW_PLAYERS), NOW.plusSeconds(5))).isEmpty();
    assertThat(pools.blockedWrites()).isEqualTo(1);

    report(plan(2, Blocked.By.WINDOW), NOW.plusSeconds(9));

    assertThat(pools.blockedWrites()).isEqualTo(2);
    assertThat(pools.written(Duel.KEY))
        .isEqualTo(
            Map.of(
                Duel.ticketId(1), Optional.of(Blocked.By.WINDOW),
                Duel.ticketId(2), Optional.of(Blocked.By.WINDOW)));
  }

  @Test
  void tellsNothingNewWithinTwoSecondsAndSaysWhenItWill() {
    wait(2);
    report(plan(1, Blocked.By.TOO_FEW_PLAYERS), NOW);
    MatchPlan next = plan(2, Blocked.By.WINDOW);
    assertThat(report(next, NOW.plusMillis(1_999))).contains(NOW.plusSeconds(2));
    assertThat(pools.blockedWrites()).isEqualTo(1);
    report(next, NOW.plusSeconds(2));
    assertThat(pools.blockedWrites()).isEqualTo(2);
  }

  @Test
  void asksForNoFurtherLookWhenNothingIsNew() {
    wait(1);
    MatchPlan plan = plan(1, Blocked.By.WINDOW);
    report(plan, NOW);
    assertThat(report(plan, NOW.plusSeconds(1))).isEmpty();
    assertThat(report(plan(0, Blocked.By.WINDOW), NOW.plusSeconds(3))).isEmpty();
  }

  @Test
  void tellsTheLongestWaitingFirstAndTwoThousandAtMostAtOnce() {
    wait(2_100);
    MatchPlan plan = plan(2_100, Blocked.By.WINDOW);
    assertThat(report(plan, NOW)).contains(NOW.plusSeconds(2));
    assertThat(pools.written(Duel.KEY)).hasSize(2_000).containsKey(Duel.ticketId(1));
    assertThat(pools.written(Duel.KEY)).doesNotContainKey(Duel.ticketId(2_001));
    assertThat(report(plan, NOW.plusSeconds(2))).isEmpty();
    assertThat(pools.written(Duel.KEY)).hasSize(2_100);
  }

  @Test
  void takesItBackFromATicketThatHasAMatchAndWaitsForRoom() {
    wait(1);
    report(plan(1, Blocked.By.WINDOW), NOW);
    report(plan(0, Blocked.By.WINDOW), NOW.plusSeconds(2));
    assertThat(pools.written(Duel.KEY)).isEqualTo(Map.of(Duel.ticketId(1), Optional.empty()));
  }

  @Test
  void tellsATicketAnewThatCameBack() {
    wait(1);
    report(plan(1, Blocked.By.WINDOW), NOW);
    blocked.forget(Duel.ticketId(1));
    report(plan(1, Blocked.By.WINDOW), NOW.plusSeconds(2));
    assertThat(pools.blockedWrites()).isEqualTo(2);
  }

  @Test
  void tellsNothingToWhoIsGone() {
    report(plan(1, Blocked.By.WINDOW), NOW); // the ticket does not wait, so the script ignores it
    report(plan(0, Blocked.By.WINDOW), NOW.plusSeconds(2));
    assertThat(pools.blockedWrites()).isEqualTo(1);
  }

  private void wait(int tickets) {
    for (int number = 1; number <= tickets; number++) {
      pools.join(Duel.KEY, Duel.ticket(number));
    }
  }

  private static MatchPlan plan(int tickets, Blocked.By by) {
    return new MatchPlan(
        List.of(),
        Optional.empty(),
        IntStream.rangeClosed(1, tickets)
            .mapToObj(number -> new Blocked(Duel.ticketId(number), by))
            .toList());
  }

  private Optional<Instant> report(MatchPlan plan, Instant now) {
    return blocked.report(plan, now, this::waits);
  }

  private boolean waits(TicketId ticket) {
    return pools.waiting(Duel.KEY).stream().anyMatch(t -> t.id().equals(ticket));
  }
}
