package games.kickoff.redis.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.core.claim.ClaimResult;
import games.kickoff.core.claim.Claims;
import games.kickoff.core.claim.Freed;
import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.term.Fence;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.redis.fixture.Leader;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.RealmImage;
import games.kickoff.redis.fixture.Sessions;
import games.kickoff.redis.fixture.TestRedis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/**
 * Redis comes back with fewer writes than it has acknowledged, as when a replica without the last
 * ones is promoted.
 */
class OlderRedisIT {

  private Realm realm;

  @BeforeEach
  void open() {
    realm = Realm.open(server());
  }

  TestRedis server() {
    return TestRedis.shared();
  }

  @AfterEach
  void close() {
    realm.close();
  }

  @Test
  void nobodyIsMatchedOrJoinsBeforeItIsFilledAgain() {
    TicketId first = realm.join(Realm.DUEL, "p1");
    TicketId second = realm.join(Realm.DUEL, "p2");
    RealmImage older = RealmImage.of(realm);
    realm.claim(Realm.DUEL, first, second);
    older.restore();

    MatchId again = realm.newMatch();
    assertThatThrownBy(() -> realm.claims.claim(again, Realm.DUEL, List.of(first, second)))
        .isInstanceOf(Rebuilding.class);

    assertThat(realm.refill.isOpen()).isFalse();
    assertThatThrownBy(() -> realm.join(Realm.RANKED, "p3")).isInstanceOf(Rebuilding.class);
    assertThat(realm.ticket(first).state()).isEqualTo(TicketState.WAITING);
    realm.refill.open();
    assertThat(realm.refill.isOpen()).isTrue();
    assertThat(realm.claims.claim(again, Realm.DUEL, List.of(first, second)))
        .isEqualTo(new ClaimResult.Claimed());
  }

  @Test
  void whatIsWrittenBeforeItsAnswerIsKnownIsNoLoss() {
    RealmImage older = RealmImage.of(realm);
    Leader newlyElected = new Leader(realm.redis, () -> new Fence(Realm.FENCE.value() + 1));
    older.restore();

    newlyElected.refill.open();
    newlyElected.refill.open();

    assertThat(realm.refill.isOpen()).isTrue();
  }

  @Test
  void aLiveMatchTakesItsTicketsOutOfTheQueueAgain() {
    TicketId first = realm.join(Realm.DUEL, "p1");
    TicketId second = realm.join(Realm.DUEL, "p2");
    RealmImage older = RealmImage.of(realm);
    MatchId match = realm.start(Realm.DUEL, first, second);
    List<Ticket> tickets = tickets(first, second);
    older.restore();

    restore(match, tickets, Optional.of(Realm.SERVER));

    assertThat(Stream.of(first, second).map(realm::ticket))
        .allMatch(t -> t.state() == TicketState.ASSIGNED)
        .allMatch(t -> t.match().equals(Optional.of(match)))
        .allMatch(t -> t.endpoint().equals(Optional.of(Realm.SERVER)));
    assertThat(realm.pools.pool(Realm.DUEL, 10).orElseThrow().waiting()).isZero();
    assertThat(realm.counts(Realm.DUEL)).isEqualTo(Map.of("joins", 2L, "assigned", 2L));
    assertThat(realm.tickets.join(Realm.RANKED, Realm.players("p1")))
        .isInstanceOf(JoinResult.InMatch.class);
    endsLeavingNothing(match);
  }

  @Test
  void aStartingMatchHoldsItsTicketsAgain() {
    TicketId first = realm.join(Realm.DUEL, "p1");
    TicketId second = realm.join(Realm.DUEL, "p2");
    RealmImage older = RealmImage.of(realm);
    MatchId match = realm.claim(Realm.DUEL, first, second);
    List<Ticket> tickets = tickets(first, second);
    older.restore();

    restore(match, tickets, Optional.empty());

    assertThat(realm.ticket(first).state()).isEqualTo(TicketState.CLAIMED);
    assertThat(realm.counts(Realm.DUEL)).isEqualTo(Map.of("joins", 2L, "claimed", 2L));
    assertThat(realm.claims.assign(match, Realm.SERVER)).isEqualTo(Claims.ClaimState.OURS);
    assertThat(realm.ticket(second).state()).isEqualTo(TicketState.ASSIGNED);
    endsLeavingNothing(match);
  }

  @Test
  void thatItsPlayersWereToldIsPutBack() {
    TicketId first = realm.join(Realm.DUEL, "p1");
    MatchId match = realm.claim(Realm.DUEL, first);
    RealmImage older = RealmImage.of(realm);
    List<Ticket> tickets = tickets(first);
    realm.claims.assign(match, Realm.SERVER);
    older.restore();

    restore(match, tickets, Optional.of(Realm.SERVER));

    assertThat(realm.ticket(first).state()).isEqualTo(TicketState.ASSIGNED);
    assertThat(realm.pools.pool(Realm.DUEL, 10).orElseThrow().starting()).isZero();
    endsLeavingNothing(match);
  }

  @Test
  void aTicketGoesFromTheMatchThatFailedToTheOneThatLives() {
    TicketId ticket = realm.join(Realm.DUEL, "p1");
    MatchId failed = realm.claim(Realm.DUEL, ticket);
    RealmImage older = RealmImage.of(realm);
    realm.claims.fail(failed, EndReason.READY_TIMEOUT);
    MatchId match = realm.start(Realm.DUEL, ticket);
    List<Ticket> tickets = tickets(ticket);
    older.restore();

    restore(match, tickets, Optional.of(Realm.SERVER));
    realm.claims.end(failed, EndReason.SESSION_NOT_CREATED);

    TicketView view = realm.ticket(ticket);
    assertThat(view.state()).isEqualTo(TicketState.ASSIGNED);
    assertThat(view.match()).contains(match);
    assertThat(realm.unaccounted(Realm.DUEL)).isZero();
    endsLeavingNothing(match);
  }

  @Test
  void aMatchThatIsKnownIsLeftAlone() {
    TicketId ticket = realm.join(Realm.DUEL, "p1");
    MatchId match = realm.start(Realm.DUEL, ticket);
    List<Ticket> tickets = tickets(ticket);
    realm.claims.end(match, EndReason.STOPPED);

    restore(match, tickets, Optional.of(Realm.SERVER));

    assertThat(realm.ticket(ticket).state()).isEqualTo(TicketState.ENDED);
    assertThat(realm.matches.allLive().matches()).isEmpty();
  }

  @Test
  void playersOfAMatchThatIsNotThereAreFreed() {
    TicketId live = realm.join(Realm.DUEL, "p1");
    realm.start(Realm.DUEL, live);
    try (Jedis jedis = realm.bare()) {
      jedis.hset(realm.key("busy"), "p2", realm.newMatch() + " " + live.value());
    }

    assertThat(realm.mending.freeForgotten())
        .containsExactly(new Freed(new PlayerId("p2"), Optional.of(Realm.DUEL)));
    assertThat(realm.redis.hash("busy")).containsOnlyKeys("p1");
  }

  private void restore(MatchId match, List<Ticket> tickets, Optional<Endpoint> told) {
    realm.refill.restore(Sessions.live(match, Realm.DUEL, tickets, told));
    realm.refill.open();
  }

  private void endsLeavingNothing(MatchId match) {
    assertThat(realm.matches.allLive().matches()).extracting(MatchView::id).contains(match);
    realm.claims.end(match, EndReason.STOPPED);
    assertThat(realm.matches.allLive().matches()).extracting(MatchView::id).doesNotContain(match);
    assertThat(realm.redis.hash("busy")).isEmpty();
    assertThat(realm.redis.hash("pool:" + Realm.DUEL)).isEmpty();
    assertThat(realm.unaccounted(Realm.DUEL)).isZero();
  }

  private List<Ticket> tickets(TicketId... ids) {
    return Stream.of(ids)
        .map(realm::ticket)
        .map(
            t -> new Ticket(t.id(), List.<PlayerId>copyOf(t.players()), t.joinedAt(), t.requeues()))
        .toList();
  }
}
