package games.kickoff.redis.claim;

import static games.kickoff.redis.fixture.Realm.DUEL;
import static games.kickoff.redis.fixture.Realm.RANKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.term.Fence;
import games.kickoff.core.term.StaleFence;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.TestRedis;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class WriteBlockedIT {

  private final Realm realm = Realm.open(TestRedis.shared());
  private final TicketId ticket = realm.join(DUEL, "p1");

  @AfterEach
  void close() {
    realm.close();
  }

  @Test
  void isAnsweredWithTheTicketAsLongAsItWaits() {
    tell(DUEL, Blocked.By.WINDOW);
    assertThat(realm.ticket(ticket).blocked()).contains(Blocked.By.WINDOW);
    MatchId match = realm.claim(DUEL, ticket);
    assertThat(realm.ticket(ticket).blocked()).isEmpty();
    realm.claims.requeue(match, EndReason.SESSION_NOT_CREATED, java.util.List.of());
    assertThat(realm.ticket(ticket).state()).isEqualTo(TicketState.WAITING);
    assertThat(realm.ticket(ticket).blocked()).isEmpty();
  }

  @Test
  void isTakenBackWhenNothingBlocksItAnyMore() {
    tell(DUEL, Blocked.By.LATENCY);
    realm.pools.writeBlocked(DUEL, Map.of(ticket, Optional.empty()));
    assertThat(realm.ticket(ticket).blocked()).isEmpty();
  }

  @Test
  void changesNothingElseOfTheTicketAndGivesItNoEnd() {
    TicketView before = realm.ticket(ticket);
    Map<String, Long> counts = realm.counts(DUEL);

    tell(DUEL, Blocked.By.TOO_FEW_PLAYERS);

    TicketView after = realm.ticket(ticket);
    assertThat(after.rev()).isEqualTo(before.rev());
    assertThat(after).usingRecursiveComparison().ignoringFields("blocked").isEqualTo(before);
    assertThat(realm.counts(DUEL)).isEqualTo(counts);
    try (Jedis jedis = realm.bare()) {
      assertThat(jedis.ttl(realm.key("ticket:" + ticket))).isEqualTo(-1);
    }
  }

  @Test
  void leavesTicketsAloneThatHaveMovedOnOrWaitElsewhere() {
    tell(RANKED, Blocked.By.WINDOW);
    assertThat(realm.ticket(ticket).blocked()).isEmpty();

    realm.tickets.cancel(ticket);
    tell(DUEL, Blocked.By.WINDOW);

    assertThat(fields()).doesNotContainKey("blocked");
  }

  @Test
  void makesNoTicketThatIsNotThere() {
    TicketId nobodys = new TicketId("%026d".formatted(1));
    realm.pools.writeBlocked(DUEL, Map.of(nobodys, Optional.of(Blocked.By.WINDOW)));
    assertThat(realm.tickets.find(nobodys)).isEmpty();
  }

  @Test
  void isRefusedToALeaderOfBefore() {
    realm.as(new Fence(101)).pools.writeBlocked(DUEL, Map.of(ticket, Optional.empty()));
    assertThatThrownBy(() -> tell(DUEL, Blocked.By.WINDOW)).isInstanceOf(StaleFence.class);
    assertThat(realm.ticket(ticket).blocked()).isEmpty();
  }

  private void tell(QueueKey queue, Blocked.By by) {
    realm.pools.writeBlocked(queue, Map.of(ticket, Optional.of(by)));
  }

  private Map<String, String> fields() {
    return realm.redis.hash("ticket:" + ticket);
  }
}
