package games.kickoff.redis.ticket;

import static games.kickoff.redis.fixture.Realm.DUEL;
import static games.kickoff.redis.fixture.Realm.RANKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.TestRedis;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TicketsOfPlayerIT {

  private static final PlayerId P1 = new PlayerId("p1");

  private final Realm realm = Realm.open(TestRedis.shared());

  @AfterEach
  void close() {
    realm.close();
  }

  private List<TicketId> ticketsOfP1() {
    return realm.tickets.ofPlayer(P1).stream().map(TicketView::id).toList();
  }

  @Test
  void areThoseOfEveryQueueHeStandsIn() {
    TicketId party = realm.join(RANKED, "p1", "p2");
    TicketId alone = realm.join(DUEL, "p1");
    realm.join(DUEL, "p3");

    assertThat(ticketsOfP1()).containsExactlyInAnyOrder(party, alone);
  }

  @Test
  void areOnlyThoseThatLive() {
    realm.tickets.cancel(realm.join(DUEL, "p1"));
    TicketId playing = realm.join(RANKED, "p1");
    realm.start(RANKED, playing, realm.join(RANKED, "p2"));

    assertThat(realm.tickets.ofPlayer(P1))
        .singleElement()
        .satisfies(ticket -> assertThat(ticket.state()).isEqualTo(TicketState.ASSIGNED))
        .satisfies(ticket -> assertThat(ticket.endpoint()).contains(Realm.SERVER));
  }

  @Test
  void areNoneForAPlayerWhoNeverJoined() {
    assertThat(ticketsOfP1()).isEmpty();
  }

  @Test
  void areUnknownWhileTheRealmIsRebuilt() {
    try (Realm empty = Realm.closed(TestRedis.shared())) {
      assertThatThrownBy(() -> empty.tickets.ofPlayer(P1)).isInstanceOf(Rebuilding.class);
    }
  }
}
