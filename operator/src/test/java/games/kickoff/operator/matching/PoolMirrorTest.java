package games.kickoff.operator.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import games.kickoff.core.id.TicketId;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.operator.fixture.FakePools;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.rules.Duel;
import io.prometheus.client.CollectorRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PoolMirrorTest {

  private static final Instant NOW = Duel.START.plusSeconds(3_600);

  private final FakePools pools = new FakePools().at(NOW);
  private final CollectorRegistry registry = new CollectorRegistry();
  private final PoolMirror pool = new PoolMirror(pools, Duel.KEY, new OperatorMetrics(registry));
  private final List<TicketId> came = new ArrayList<>();

  @BeforeEach
  void publish() {
    pools.publish(Duel.rules().published());
    join(1, 3);
    refresh();
  }

  @Test
  void readsWhoWaitsOnceAndFollowsTheLogFromThenOn() {
    join(4, 5);
    pools.leave(Duel.KEY, Duel.ticketId(2));
    pools.join(Duel.KEY, Duel.ticket(6)).leave(Duel.KEY, Duel.ticketId(6));
    refresh();
    assertHolds(1, 3, 4, 5);
    assertThat(came).containsExactly(Duel.ticketId(4), Duel.ticketId(5));
    assertThat(pools.wholeReads()).isEqualTo(1);
    assertThat(reads("first")).isEqualTo(1);
  }

  @Test
  void servesATicketThatWasPutBackWhereItWas() {
    pools.leave(Duel.KEY, Duel.ticketId(1));
    refresh();
    pools.join(Duel.KEY, Duel.ticket(1));
    refresh();
    assertThat(pool.pool(Set.of()).tickets().getFirst()).isEqualTo(Duel.ticket(1));
  }

  @Test
  void takesATicketThatCameBackWithinOneLookAsItIsNow() {
    Ticket counted =
        new Ticket(Duel.ticketId(1), Duel.ticket(1).players(), Duel.ticket(1).joinedAt(), 1);
    pools.leave(Duel.KEY, Duel.ticketId(1)).join(Duel.KEY, counted);
    refresh();
    assertThat(pool.pool(Set.of()).tickets().getFirst()).isEqualTo(counted);
    assertThat(came).containsExactly(Duel.ticketId(1));
  }

  @Test
  void keepsUpWithMoreEntriesThanAreReadAtOnce() {
    join(4, 2_600);
    refresh();
    assertThat(pool.pool(Set.of()).tickets()).hasSize(2_600);
    assertThat(pools.wholeReads()).isEqualTo(1);
  }

  @Test
  void readsInSlicesAfterAGapInTheLog() {
    join(4, 2_600);
    pools.trim(Duel.KEY);
    refresh();
    assertThat(pool.pool(Set.of()).tickets()).hasSize(2_600);
    assertThat(pools.wholeReads()).isEqualTo(2);
    assertThat(reads("gap")).isEqualTo(1);
  }

  @Test
  void readsWholeWhenTheCountSaysThatTheLogHasLied() {
    pools.joinSilently(Duel.KEY, Duel.ticket(4)).at(NOW.plusSeconds(1));
    refresh();
    assertHolds(1, 2, 3, 4);
    assertThat(reads("count")).isEqualTo(1);
  }

  @Test
  void readsWholeBecauseOfTheCountAtMostOnceASecond() {
    pools.joinSilently(Duel.KEY, Duel.ticket(4)).at(NOW.plusMillis(999));
    refresh();
    assertThat(pools.wholeReads()).isEqualTo(1);
  }

  @Test
  void readsWholeEveryThirtySecondsShouldNobodyHaveNoticed() {
    pools.swapSilently(Duel.KEY, Duel.ticketId(2), Duel.ticket(4));
    pools.at(NOW.plusSeconds(29));
    refresh();
    assertHolds(1, 2, 3);
    pools.at(NOW.plusSeconds(30));
    refresh();
    assertHolds(1, 3, 4);
    assertThat(reads("due")).isEqualTo(1);
  }

  @Test
  void readsWholeWhenAClaimWasRefusedThoughNotOverAndOver() {
    pools.swapSilently(Duel.KEY, Duel.ticketId(2), Duel.ticket(4));
    pool.doubt();
    refresh();
    assertThat(pools.wholeReads()).isEqualTo(1); // it was read a moment ago
    pools.at(NOW.plusSeconds(1));
    refresh();
    assertHolds(1, 3, 4);
    assertThat(reads("refused")).isEqualTo(1);
    refresh();
    assertThat(pools.wholeReads()).isEqualTo(2);
  }

  @Test
  void readsWholeAfterALookThatWasNotAnswered() {
    pools.loseNextNews();
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(this::refresh);
    // as if Redis had lost its last writes
    pools.swapSilently(Duel.KEY, Duel.ticketId(2), Duel.ticket(4));
    refresh();
    assertHolds(1, 3, 4);
  }

  @Test
  void readsWholeWhenTheQueueWasAway() {
    pools.withdraw(Duel.KEY);
    assertThat(pool.refresh(came::add)).isEmpty();
    pools.publish(Duel.rules().published());
    join(7, 7);
    refresh();
    assertHolds(7);
    assertThat(pools.wholeReads()).isEqualTo(2);
  }

  @Test
  void saysWhoCameWhenOnlyTheWholeReadShowsIt() {
    Ticket counted =
        new Ticket(Duel.ticketId(1), Duel.ticket(1).players(), Duel.ticket(1).joinedAt(), 1);
    pools.leave(Duel.KEY, Duel.ticketId(1)).join(Duel.KEY, counted);
    join(4, 4);
    pools.trim(Duel.KEY);
    refresh();
    assertThat(came).containsExactlyInAnyOrder(Duel.ticketId(1), Duel.ticketId(4));
  }

  @Test
  void readsWholeWhenItsLastReadIsInTheFuture() {
    pools.at(NOW.minusSeconds(600)); // Redis' clock was set back
    refresh();
    assertThat(pools.wholeReads()).isEqualTo(2);
    refresh();
    assertThat(pools.wholeReads()).isEqualTo(2);
  }

  @Test
  void hasANewVersionOnlyWhenOthersWait() {
    long before = pool.version();
    refresh();
    pools.at(NOW.plusSeconds(30)); // the whole pool is read, without a difference
    refresh();
    assertThat(pools.wholeReads()).isEqualTo(2);
    assertThat(pool.version()).isEqualTo(before);
    join(4, 4);
    refresh();
    assertThat(pool.version()).isGreaterThan(before);
  }

  @Test
  void tellsTheCountsAndTheLongestWaiting() {
    var seen = pool.refresh(came::add).orElseThrow();
    assertThat(seen.waiting()).isEqualTo(3);
    assertThat(seen.tickets()).containsExactly(Duel.ticket(1));
    assertThat(seen.now()).isEqualTo(NOW);
  }

  private void refresh() {
    came.clear();
    assertThat(pool.refresh(came::add)).isPresent();
  }

  private void join(int from, int to) {
    for (int number = from; number <= to; number++) {
      pools.join(Duel.KEY, Duel.ticket(number));
    }
  }

  private void assertHolds(int... numbers) {
    assertThat(pool.pool(Set.of()).tickets())
        .isEqualTo(
            java.util.stream.IntStream.of(numbers)
                .mapToObj(number -> Duel.ticket(number))
                .toList());
  }

  private double reads(String reason) {
    return registry.getSampleValue(
        "kickoff_pool_reads_total",
        new String[] {"queue", "reason"},
        new String[] {Duel.KEY.toString(), reason});
  }
}
