package games.kickoff.redis.claim;

import static games.kickoff.redis.fixture.Realm.DUEL;
import static games.kickoff.redis.fixture.Realm.RANKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.core.claim.PoolNews;
import games.kickoff.core.claim.PoolPart;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.TestRedis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/**
 * Reading a queue's log to keep its pool in memory up to date. ProtocolIT does this through all
 * possible changes.
 */
class PoolNewsIT {

  private static final int ALL = 1_000;

  private final Realm realm = Realm.open(TestRedis.shared());

  @AfterEach
  void close() {
    realm.close();
  }

  @Test
  void tellsWhoCameAndWhoWentSinceAnEntry() {
    TicketId first = realm.join(DUEL, "p1");
    long before = newest();
    TicketId second = realm.join(DUEL, "p2");
    realm.tickets.cancel(first);

    PoolNews news = news(before);

    assertThat(news.here()).extracting(Ticket::id).containsExactly(second);
    assertThat(news.gone()).containsExactly(first);
    assertThat(news.seq()).hasValue(before + 2);
    assertThat(news.queue().waiting()).isEqualTo(1);
    assertThat(news.more()).isFalse();
  }

  @Test
  void tellsNothingTwice() {
    realm.join(DUEL, "p1");
    PoolNews again = news(newest());
    assertThat(again.here()).isEmpty();
    assertThat(again.seq()).hasValue(newest());
  }

  @Test
  void tellsATicketThatCameAndWentAsGone() {
    TicketId ticket = realm.join(DUEL, "p1");
    realm.tickets.cancel(ticket);
    assertThat(news(0).here()).isEmpty();
    assertThat(news(0).gone()).containsExactly(ticket);
  }

  @Test
  void tellsATicketAsGoneThatAnEntryFurtherOnTakesAway() {
    TicketId ticket = realm.join(DUEL, "p1");
    realm.claim(DUEL, ticket);
    PoolNews first = realm.pools.poolNews(DUEL, 0, 1).orElseThrow();
    assertThat(first.here()).isEmpty();
    assertThat(first.gone()).containsExactly(ticket);
    assertThat(first.more()).isTrue();
  }

  @Test
  void tellsATicketThatIsPutBackWithItsFirstJoinTimeAndAttributes() {
    Attributes rating = Attributes.of(Map.of("rating", 31.5));
    realm.tickets.join(DUEL, Realm.players("p1"), rating);
    Ticket joined = news(0).here().getFirst();
    MatchId match = realm.claim(DUEL, joined.id());
    long claimed = newest();
    realm.claims.fail(match, EndReason.READY_TIMEOUT);

    assertThat(news(claimed).here())
        .containsExactly(new Ticket(joined.id(), joined.players(), joined.joinedAt(), 1, rating));
  }

  @Test
  void tellsWhoIsTakenOutOfAnotherQueue() {
    TicketId elsewhere = realm.join(RANKED, "p1");
    long before = realm.pools.poolPart(RANKED, PoolPart.BEGIN, ALL).orElseThrow().seq();
    realm.claim(DUEL, realm.join(DUEL, "p1"));
    assertThat(realm.pools.poolNews(RANKED, before, ALL).orElseThrow().gone())
        .containsExactly(elsewhere);
  }

  @Test
  void aTrimmedLogIsAGap() {
    realm.join(DUEL, "p1");
    realm.join(DUEL, "p2");
    try (Jedis jedis = realm.bare()) {
      jedis.xtrim(realm.key("log:" + DUEL), 1, false);
      assertThat(news(0).seq()).isEmpty();
      assertThat(news(1).seq()).hasValue(2);
      jedis.xtrim(realm.key("log:" + DUEL), 0, false);
      assertThat(news(1).seq()).isEmpty();
      assertThat(news(2).seq()).hasValue(2);
    }
  }

  @Test
  void aLogThatBeganAnewIsAGap() {
    realm.join(DUEL, "p1");
    try (Jedis jedis = realm.bare()) {
      jedis.del(realm.key("log:" + DUEL));
    }
    assertThat(news(1).seq()).isEmpty();
    realm.join(DUEL, "p2");
    assertThat(news(0).here()).hasSize(1);
  }

  @Test
  void slicesHoldEverybodyWhoWaitsAllTheWhile() {
    Set<TicketId> waiting = new HashSet<>();
    for (int number = 0; number < 700; number++) {
      waiting.add(realm.join(DUEL, "p" + number));
    }
    List<TicketId> read = new ArrayList<>();
    String cursor = PoolPart.BEGIN;
    int slices = 0;
    do {
      PoolPart part = realm.pools.poolPart(DUEL, cursor, 50).orElseThrow();
      part.tickets().forEach(ticket -> read.add(ticket.id()));
      realm.tickets.cancel(realm.join(DUEL, "late" + slices)); // others join and leave
      cursor = part.cursor();
      slices++;
    } while (!cursor.equals(PoolPart.BEGIN));
    assertThat(read).containsAll(waiting);
    assertThat(slices).isGreaterThan(5);
  }

  @Test
  void knowsNoQueueThatIsNotPublishedAndWaitsForARebuild() {
    realm.publication.withdraw(DUEL);
    assertThat(realm.pools.poolNews(DUEL, 0, ALL)).isEmpty();
    assertThat(realm.pools.poolPart(DUEL, PoolPart.BEGIN, ALL)).isEmpty();
    try (Realm empty = Realm.closed(TestRedis.shared())) {
      assertThatThrownBy(() -> empty.pools.poolNews(DUEL, 0, ALL)).isInstanceOf(Rebuilding.class);
    }
  }

  private PoolNews news(long after) {
    return realm.pools.poolNews(DUEL, after, ALL).orElseThrow();
  }

  private long newest() {
    return realm.pools.poolPart(DUEL, PoolPart.BEGIN, ALL).orElseThrow().seq();
  }
}
