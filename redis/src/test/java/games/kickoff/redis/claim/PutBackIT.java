package games.kickoff.redis.claim;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.RealmImage;
import games.kickoff.redis.fixture.Sessions;
import games.kickoff.redis.fixture.TestRedis;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Putting live matches back, and what a Redis that has lost writes must not do until it is open
 * again.
 */
class PutBackIT {

  private final Realm realm = Realm.open(TestRedis.shared());

  @AfterEach
  void close() {
    realm.close();
  }

  /**
   * A script that puts data back and notices the loss itself goes on, with the older state that it
   * finds.
   */
  @Test
  void ticketsThatWerePlayedStayOverWhenTheEndIsWhatNoticesTheLoss() {
    TicketId p1 = realm.join(Realm.DUEL, "p1");
    MatchId match = realm.claim(Realm.DUEL, p1);
    RealmImage older = RealmImage.of(realm);
    realm.claims.assign(match, Realm.SERVER);
    older.restore();

    try {
      realm.claims.end(match, EndReason.STOPPED); // the session is Ready and its server has stopped
    } catch (Rebuilding e) {
      return; // as it should, since the match has to be put back first
    }

    assertThat(realm.ticket(p1).state()).isNotEqualTo(TicketState.WAITING);
  }

  /** A second loss, between the refill's restores and its open. */
  @Test
  void anOpenThatNoticesALossDoesNotOpen() {
    TicketId p1 = realm.join(Realm.DUEL, "p1");
    RealmImage older = RealmImage.of(realm);
    realm.start(Realm.DUEL, p1);
    older.restore();

    try {
      realm.refill.open();
    } catch (Rebuilding e) {
      // as it should
    }

    assertThat(realm.refill.isOpen()).isFalse();
  }

  @Test
  void aMatchThatIsPutBackTakesNoTicketFromALaterOne() throws InterruptedException {
    MatchId earlier = realm.newMatch();
    Thread.sleep(2); // a ULID holds milliseconds
    TicketId p1 = realm.join(Realm.DUEL, "p1");
    MatchId later = realm.claim(Realm.DUEL, p1);

    restore(earlier, tickets(p1), false);

    assertThat(realm.ticket(p1).match()).contains(later);
    assertThat(realm.redis.hash("busy").get("p1")).startsWith(later.value());
    realm.claims.assign(later, Realm.SERVER);
    assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.ASSIGNED);
  }

  /** A match all of whose tickets are over is not put back, as nobody would play it. */
  @Test
  void aMatchWhoseTicketsHaveEndedIsNotPutBack() {
    MatchId earlier = realm.newMatch();
    TicketId p1 = realm.join(Realm.DUEL, "p1");
    MatchId played = realm.start(Realm.DUEL, p1);
    List<Ticket> tickets = tickets(p1);
    realm.claims.end(played, EndReason.STOPPED);

    restore(earlier, tickets, false);

    assertThat(realm.matches.allLive().matches()).isEmpty();
  }

  /** p1 has played; in the second whose writes are lost, p1 joined again and was matched. */
  @Test
  void aReturningPlayersRestoredTicketIsHisNewestInItsQueue() {
    TicketId first = realm.join(Realm.DUEL, "p1");
    realm.claims.end(realm.start(Realm.DUEL, first), EndReason.STOPPED);
    RealmImage older = RealmImage.of(realm);
    TicketId second = realm.join(Realm.DUEL, "p1");
    MatchId match = realm.claim(Realm.DUEL, second);
    List<Ticket> tickets = tickets(second);
    older.restore();

    restore(match, tickets, false);

    assertThat(realm.tickets.latest(Realm.DUEL, Realm.players("p1").getFirst()))
        .map(TicketView::id)
        .contains(second);
  }

  /** As above; then the match fails and its ticket waits again. */
  @Test
  void aReturningPlayersRestoredTicketIsTheOneHeGetsWhenHeJoinsAgain() {
    TicketId first = realm.join(Realm.DUEL, "p1");
    realm.claims.end(realm.start(Realm.DUEL, first), EndReason.STOPPED);
    RealmImage older = RealmImage.of(realm);
    TicketId second = realm.join(Realm.DUEL, "p1");
    MatchId match = realm.claim(Realm.DUEL, second);
    List<Ticket> tickets = tickets(second);
    older.restore();
    restore(match, tickets, false);
    realm.claims.fail(match, EndReason.READY_TIMEOUT);
    assertThat(realm.ticket(second).state()).isEqualTo(TicketState.WAITING);

    assertThat(realm.tickets.join(Realm.DUEL, Realm.players("p1")))
        .isInstanceOf(JoinResult.Existing.class);
  }

  @Test
  void whatATicketBroughtAlongIsPutBackWithIt() {
    TicketId id = realm.newMatch() == null ? null : new TicketId(realm.newMatch().value());
    Ticket ticket =
        new Ticket(
            id, Realm.players("p1"), Instant.now(), 0, Attributes.of(Map.of("rating", 1500.0)));
    MatchId match = realm.newMatch();

    restore(match, List.of(ticket), false);
    realm.claims.requeue(match, EndReason.SESSION_NOT_CREATED, List.of());

    assertThat(realm.pools.pool(Realm.DUEL, 10).orElseThrow().tickets().getFirst().attributes())
        .isEqualTo(ticket.attributes());
  }

  private void restore(MatchId match, List<Ticket> tickets, boolean told) {
    realm.refill.restore(
        Sessions.live(
            match, Realm.DUEL, tickets, told ? Optional.of(Realm.SERVER) : Optional.empty()));
    realm.refill.open();
  }

  private List<Ticket> tickets(TicketId... ids) {
    return Stream.of(ids)
        .map(realm::ticket)
        .map(t -> new Ticket(t.id(), List.copyOf(t.players()), t.joinedAt(), t.requeues()))
        .toList();
  }
}
