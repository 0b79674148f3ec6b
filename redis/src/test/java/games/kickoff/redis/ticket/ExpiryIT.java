package games.kickoff.redis.ticket;

import static games.kickoff.redis.fixture.Realm.DUEL;
import static games.kickoff.redis.fixture.Realm.players;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.claim.Expiry;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.reason.TicketReason;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpiryIT {

  private static final Duration TTL = Duration.ofMillis(400);

  private Realm realm;

  @BeforeEach
  void open() {
    realm = Realm.open(TestRedis.shared());
    realm.publication.publish(queue(false));
  }

  private static PublishedQueue queue(boolean pausedForJoins) {
    return PublishedQueue.of(DUEL, 2, 1)
        .ticketTtl(TTL)
        .paused(pausedForJoins)
        .refuseJoins(pausedForJoins)
        .build();
  }

  @AfterEach
  void everyTicketIsAccountedFor() {
    assertThat(realm.unaccounted(DUEL)).isZero();
    realm.close();
  }

  @Test
  void aTicketNobodyAsksForExpiresAndItsPlayerIsFree() {
    TicketId ticket = realm.join(DUEL, "p1");

    await().until(() -> realm.pools.expire(DUEL, 10).expired() == 1);

    assertThat(realm.ticket(ticket).state()).isEqualTo(TicketState.EXPIRED);
    assertThat(realm.ticket(ticket).reason()).contains(TicketReason.NOT_ASKED_FOR);
    assertThat(realm.pools.pool(DUEL, 10).orElseThrow().tickets()).isEmpty();
    assertThat(realm.join(DUEL, "p1")).isNotEqualTo(ticket);
  }

  @Test
  void aTicketThatIsAskedForStays() {
    TicketId asked = realm.join(DUEL, "p1");
    TicketId forgotten = realm.join(DUEL, "p2");

    await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          assertThat(realm.ticket(asked).state()).isEqualTo(TicketState.WAITING);
          return realm.pools.expire(DUEL, 10).expired() == 1;
        });

    assertThat(realm.ticket(asked).state()).isEqualTo(TicketState.WAITING);
    assertThat(realm.ticket(forgotten).state()).isEqualTo(TicketState.EXPIRED);
  }

  @Test
  void joiningAgainKeepsATicketAlive() {
    TicketId asked = realm.join(DUEL, "p1");
    realm.join(DUEL, "p2");

    await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          realm.tickets.join(DUEL, players("p1"));
          return realm.pools.expire(DUEL, 10).expired() == 1;
        });

    assertThat(realm.ticket(asked).state()).isEqualTo(TicketState.WAITING);
  }

  @Test
  void saysWhenTheNextTicketIsDue() {
    assertThat(realm.pools.expire(DUEL, 10).next()).isEmpty();
    realm.join(DUEL, "p1");

    Expiry expiry = realm.pools.expire(DUEL, 10);

    assertThat(expiry.expired()).isZero();
    assertThat(expiry.next().orElseThrow()).isBetween(Duration.ZERO, TTL);
  }

  @Test
  void aClaimedTicketDoesNotExpire() {
    TicketId p1 = realm.join(DUEL, "p1");
    TicketId p2 = realm.join(DUEL, "p2");
    MatchId match = realm.claim(DUEL, p1, p2);
    realm.join(DUEL, "p3");

    await().until(() -> realm.pools.expire(DUEL, 10).expired() == 1);

    assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.CLAIMED);
    // A ticket that is put back has its whole ticketTtl again: while it was claimed, asking for it
    // could not extend the time.
    realm.claims.requeue(match, EndReason.read("x"), List.of());
    assertThat(realm.pools.expire(DUEL, 10).expired()).isZero();
  }

  @Test
  void aPausedQueueRefusesNewJoinsIfItSaysSo() {
    TicketId waiting = realm.join(DUEL, "p1");
    realm.publication.publish(queue(true));

    assertThat(realm.tickets.join(DUEL, players("p2"))).isEqualTo(new JoinResult.Paused());
    assertThat(((JoinResult.Existing) realm.tickets.join(DUEL, players("p1"))).ticket().id())
        .isEqualTo(waiting);
  }

  @Test
  void attributesRideAlongToTheMatcher() {
    Attributes attributes = Attributes.of(Map.of("rating", 1512.5, "latency.eu-west", 23.0));
    realm.tickets.join(DUEL, players("p1"), attributes);

    assertThat(realm.pools.pool(DUEL, 10).orElseThrow().tickets().getFirst().attributes())
        .isEqualTo(attributes);
  }
}
