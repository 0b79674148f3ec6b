package games.kickoff.redis.claim;

import static games.kickoff.redis.fixture.Realm.DUEL;
import static games.kickoff.redis.fixture.Realm.RANKED;
import static games.kickoff.redis.fixture.Realm.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.Sessions;
import games.kickoff.redis.fixture.TestRedis;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Tickets, players and matches that are over leave nothing in the realm's shared keys. */
class LeftoversIT {

  private final Realm realm = Realm.open(TestRedis.shared());

  @AfterEach
  void close() {
    realm.close();
  }

  private List<String> leftovers(Realm of) {
    Stream<String> shared = Stream.of("busy", "several", "matches");
    Stream<String> perQueue =
        Stream.of(DUEL, RANKED)
            .flatMap(q -> Stream.of("waiting:", "asked:", "pool:", "starting:").map(k -> k + q));
    try (Jedis jedis = of.bare()) {
      return Stream.concat(shared, perQueue).filter(key -> jedis.exists(of.key(key))).toList();
    }
  }

  @Test
  void areNoneAfterAMatchThatWasPlayed() {
    TicketId party = realm.join(DUEL, "p1", "p2");
    realm.join(RANKED, "p1");
    MatchId match = realm.start(DUEL, party, realm.join(DUEL, "p3"));
    assertThat(leftovers(realm)).contains("busy", "matches");

    realm.claims.end(match, EndReason.STOPPED);

    assertThat(leftovers(realm)).isEmpty();
  }

  @Test
  void areNoneAfterAMatchThatNeverStartedAndTicketsThatWereTakenBack() {
    TicketId p1 = realm.join(DUEL, "p1");
    TicketId p2 = realm.join(DUEL, "p2");
    TicketId elsewhere = realm.join(RANKED, "p3");
    TicketId p3 = realm.join(DUEL, "p3");
    MatchId match = realm.claim(DUEL, p1, p2);
    realm.tickets.cancel(p1);
    realm.claims.fail(match, EndReason.READY_TIMEOUT);
    assertThat(leftovers(realm)).contains("several", "pool:" + DUEL).doesNotContain("busy");

    Stream.of(p2, p3, elsewhere).forEach(realm.tickets::cancel);

    assertThat(leftovers(realm)).isEmpty();
  }

  @Test
  void areNoneAfterARecordConflict() {
    MatchId match = realm.claim(DUEL, realm.join(DUEL, "p1"), realm.join(DUEL, "p2"));

    realm.claims.requeue(
        match, EndReason.PLAYER_BUSY, List.of(new PlayerId("p1"), new PlayerId("p2")));

    assertThat(leftovers(realm)).isEmpty();
  }

  @Test
  void areNoneOfADeletedQueue() {
    realm.join(DUEL, "p1");
    realm.join(DUEL, "p2");

    realm.publication.withdraw(DUEL, 10);

    assertThat(leftovers(realm)).isEmpty();
  }

  @Test
  void aMatchThatWasPutBackUntoldIsClaimedUntilItEndsAndLeavesNothing() {
    TicketId p1 = realm.join(DUEL, "p1");
    MatchId match = realm.claim(DUEL, p1);
    Instant joined = realm.ticket(p1).joinedAt();
    List<Ticket> tickets = List.of(new Ticket(p1, Realm.players("p1"), joined, 0));
    try (Realm empty = Realm.closed(TestRedis.shared())) {
      empty.publication.publish(Realm.queue(DUEL));
      empty.refill.restore(Sessions.live(match, DUEL, tickets, Optional.empty()));
      empty.refill.open();

      assertThat(empty.ticket(p1).state()).isEqualTo(TicketState.CLAIMED);
      assertThat(empty.ticket(p1).match()).contains(match);
      empty.claims.assign(match, SERVER);
      empty.claims.end(match, EndReason.STOPPED);
      assertThat(empty.unaccounted(DUEL)).isZero();
      assertThat(leftovers(empty)).isEmpty();
    }
  }

  @Test
  void aQueueIsUnknownOnceWithdrawnAndKnownOncePublishedAgain() {
    QueueKey queue = DUEL;
    realm.publication.withdraw(queue, 10);
    assertThat(realm.tickets.join(queue, Realm.players("p1")))
        .isEqualTo(new JoinResult.UnknownQueue());

    realm.publication.publish(Realm.queue(queue));

    assertThat(realm.tickets.join(queue, Realm.players("p1")))
        .isInstanceOf(JoinResult.Created.class);
  }

  @Test
  void everyViewOfAClaimedTicketSaysSoWithItsMatchAndAHigherRev() {
    TicketId p1 = realm.join(DUEL, "p1");
    long waited = realm.ticket(p1).rev();

    MatchId match = realm.claim(DUEL, p1);

    assertThat(realm.tickets.ofPlayer(new PlayerId("p1")))
        .singleElement()
        .isEqualTo(realm.ticket(p1))
        .isEqualTo(realm.tickets.latest(DUEL, new PlayerId("p1")).orElseThrow())
        .isEqualTo(((JoinResult.InMatch) realm.tickets.join(RANKED, Realm.players("p1"))).ticket())
        .satisfies(ticket -> assertThat(ticket.state()).isEqualTo(TicketState.CLAIMED))
        .satisfies(ticket -> assertThat(ticket.match()).contains(match))
        .satisfies(ticket -> assertThat(ticket.rev()).isEqualTo(waited + 1));
    realm.claims.requeue(match, EndReason.read("x"), List.of());
    assertThat(realm.ticket(p1).rev()).isEqualTo(waited + 2);
  }
}
