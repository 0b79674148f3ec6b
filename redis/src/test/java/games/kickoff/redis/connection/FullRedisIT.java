package games.kickoff.redis.connection;

import static games.kickoff.redis.fixture.Realm.DUEL;
import static games.kickoff.redis.fixture.Realm.RANKED;
import static games.kickoff.redis.fixture.Realm.SERVER;
import static games.kickoff.redis.fixture.Realm.players;
import static games.kickoff.redis.fixture.Realm.queue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import games.kickoff.core.claim.Claims;
import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.store.RedisFull;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.CancelResult;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.TestRedis;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** A Redis without free memory refuses calls that take more, and runs those that free some. */
class FullRedisIT {

  private static TestRedis server;

  private final Realm realm = Realm.open(server);
  private final Jedis bare = server.bare();

  @BeforeAll
  static void startServer() {
    server = TestRedis.own();
  }

  @AfterAll
  static void stopServer() {
    server.stop();
  }

  @AfterEach
  void mend() {
    bare.configSet("maxmemory", "0");
    bare.configSet("maxmemory-policy", "noeviction");
    bare.close();
    realm.close();
  }

  private void fill() {
    bare.configSet("maxmemory", "1");
  }

  @Test
  void refusesAJoinAndChangesNothing() {
    fill();

    assertThatExceptionOfType(RedisFull.class)
        .isThrownBy(() -> realm.tickets.join(DUEL, players("p1"), Attributes.NONE));
    assertThat(realm.tickets.ofPlayer(players("p1").getFirst())).isEmpty();
    assertThat(realm.unaccounted(DUEL)).isZero();
  }

  @Test
  void stillAnswersAJoinThatChangesNothing() {
    TicketId ticket = realm.join(DUEL, "p1");
    fill();

    JoinResult again = realm.tickets.join(DUEL, players("p1"), Attributes.NONE);

    assertThat(((JoinResult.Existing) again).ticket().id()).isEqualTo(ticket);
  }

  @Test
  void refusesAClaimAndChangesNothing() {
    TicketId one = realm.join(DUEL, "p1");
    TicketId two = realm.join(DUEL, "p2");
    fill();
    MatchId match = realm.newMatch();

    assertThatExceptionOfType(RedisFull.class)
        .isThrownBy(() -> realm.claims.claim(match, DUEL, List.of(one, two)));
    assertThat(realm.ticket(one).state()).isEqualTo(TicketState.WAITING);
    assertThat(realm.matches.find(match)).isEmpty();
  }

  @Test
  void cancelsTicketsAndExpiresThem() {
    TicketId ticket = realm.join(DUEL, "p1");
    fill();

    assertThat(realm.tickets.cancel(ticket)).isInstanceOf(CancelResult.Cancelled.class);
    assertThat(realm.pools.expire(DUEL, 10).expired()).isZero();
  }

  @Test
  void playsAClaimedMatchToItsEnd() {
    TicketId one = realm.join(DUEL, "p1");
    TicketId two = realm.join(DUEL, "p2");
    MatchId match = realm.claim(DUEL, one, two);
    fill();

    assertThat(realm.claims.confirm(match)).isInstanceOf(Confirmation.Ours.class);
    assertThat(realm.claims.assign(match, SERVER)).isEqualTo(Claims.ClaimState.OURS);
    realm.matches.nudge(match);
    assertThat(realm.claims.end(match, EndReason.read("Completed")))
        .isEqualTo(Claims.ClaimState.OURS);

    assertThat(realm.ticket(one).state()).isEqualTo(TicketState.ENDED);
    assertThat(realm.matches.live(10)).isEmpty();
    assertThat(realm.unaccounted(DUEL)).isZero();
  }

  @Test
  void putsTicketsBackAndFailsMatches() {
    MatchId back = realm.claim(DUEL, realm.join(DUEL, "p1"), realm.join(DUEL, "p2"));
    MatchId failed = realm.claim(DUEL, realm.join(DUEL, "p3"), realm.join(DUEL, "p4"));
    fill();

    assertThat(realm.claims.requeue(back, EndReason.read("NoSession"), List.of()))
        .isEqualTo(Claims.ClaimState.OURS);
    assertThat(realm.claims.fail(failed, EndReason.SERVER_CRASHED))
        .isEqualTo(Claims.ClaimState.OURS);
    assertThat(realm.mending.freeForgotten()).isEmpty();
    assertThat(realm.counts(DUEL)).containsEntry("waiting", 4L);
  }

  @Test
  void withdrawsAndPublishesQueues() {
    realm.join(RANKED, "p1");
    fill();

    assertThat(realm.publication.withdraw(RANKED, 10)).isZero();
    realm.publication.publish(queue(RANKED));
    realm.refill.open();
  }

  @Test
  void isSeenToBeFull() {
    assertThat(realm.redis.condition().full()).isFalse();
    assertThat(realm.redis.condition().concern()).isEmpty();
    fill();

    assertThat(realm.redis.condition().full()).isTrue();
    assertThat(realm.redis.condition().open()).isTrue();
    assertThat(realm.redis.condition().concern()).startsWith("full: joins and claims");
  }

  @Test
  void isSeenToThrowKeysAway() {
    bare.configSet("maxmemory-policy", "allkeys-lru");

    assertThat(realm.redis.condition().concern())
        .contains("maxmemory-policy is allkeys-lru")
        .contains("set noeviction");
  }
}
