package games.kickoff.redis.change;

import static games.kickoff.redis.fixture.Realm.DUEL;
import static games.kickoff.redis.fixture.Realm.FENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.change.ChangeListener;
import games.kickoff.core.change.Changes;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.RedisSettings;
import games.kickoff.redis.fixture.Leader;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.TestRedis;
import games.kickoff.redis.ticket.RedisTickets;
import games.kickoff.testing.StallingProxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A subscription through a proxy that can be made silent; changes are made on a direct connection.
 */
class SilentConnectionIT {

  /** A silent connection is given up after twice this time. */
  private static final Duration TIMEOUT = Duration.ofMillis(250);

  private final StallingProxy proxy = new StallingProxy(TestRedis.shared().port());
  private final RedisSettings direct = TestRedis.shared().freshRealm();
  private final RealmRedis redis = RealmRedis.connect(direct);
  private final RealmRedis proxied =
      RealmRedis.connect(
          new RedisSettings(
              direct.realm(),
              URI.create("redis://127.0.0.1:" + proxy.port()),
              "",
              "",
              false,
              TIMEOUT));
  private final RedisTickets tickets = new RedisTickets(redis, Clock.systemUTC(), new Random(1));
  private final Heard heard = new Heard();
  private final Changes.Subscription subscription =
      new RedisChanges(proxied, Duration.ofMillis(10)).subscribe(heard);

  @BeforeEach
  void open() {
    Leader operator = new Leader(redis, () -> FENCE);
    operator.publication.publish(Realm.queue(DUEL));
    operator.refill.open();
    await().until(() -> heard.connections.get() == 1);
  }

  @AfterEach
  void close() {
    subscription.close();
    proxied.close();
    redis.close();
    proxy.close();
  }

  @Test
  void aSubscriptionOnWhichNothingIsSaidStays() {
    await()
        .during(TIMEOUT.multipliedBy(6))
        .atMost(TIMEOUT.multipliedBy(20))
        .until(() -> subscription.isConnected() && heard.connections.get() == 1);
    // the subscription's, and the one on which it checks that the server is still the primary
    assertThat(proxy.accepted()).isEqualTo(2);
  }

  @Test
  void aHalfDeadConnectionIsNoticedAndReplaced() {
    proxy.stall();
    TicketId missed = ((JoinResult.Created) tickets.join(DUEL, Realm.players("p1"))).ticket().id();
    tickets.cancel(missed);

    await().until(() -> heard.connections.get() == 2);
    assertThat(heard.tickets).doesNotContain(missed);

    TicketId next = ((JoinResult.Created) tickets.join(DUEL, Realm.players("p1"))).ticket().id();
    tickets.cancel(next);
    await().until(() -> heard.tickets.contains(next));
  }

  private static final class Heard implements ChangeListener {

    final List<TicketId> tickets = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();

    @Override
    public void ticketChanged(TicketId ticket, long rev) {
      tickets.add(ticket);
    }

    @Override
    public void matchChanged(MatchId match) {}

    @Override
    public void connected() {
      connections.incrementAndGet();
    }
  }
}
