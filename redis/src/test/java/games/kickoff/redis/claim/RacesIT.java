package games.kickoff.redis.claim;

import static games.kickoff.redis.fixture.Realm.DUEL;
import static games.kickoff.redis.fixture.Realm.RANKED;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.claim.ClaimResult;
import games.kickoff.core.claim.Claims;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.ticket.CancelResult;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two concurrent calls: whichever is first, both get consistent answers, and these are final. */
class RacesIT {

  private static final int ROUNDS = 300;
  private static final QueueKey BRIEF = new QueueKey("default", "brief");

  private final Realm realm = Realm.open(TestRedis.shared());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private int round;
  private int firstWon;
  private int secondWon;

  @AfterEach
  void close() {
    threads.close();
    realm.close();
  }

  private record Both<A, B>(A first, B second) {}

  /**
   * Starts the two calls in alternating order: on a single core, nothing else lets each of them be
   * first at times.
   */
  private <A, B> Both<A, B> atOnce(Callable<A> one, Callable<B> other) throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    if (round++ % 2 == 0) {
      Future<A> first = begin(together, one);
      Future<B> second = begin(together, other);
      return new Both<>(first.get(), second.get());
    }
    Future<B> second = begin(together, other);
    Future<A> first = begin(together, one);
    return new Both<>(first.get(), second.get());
  }

  private <T> Future<T> begin(CyclicBarrier together, Callable<T> work) {
    return threads.submit(() -> {
      together.await();
      return work.call();
    });
  }

  @Test
  void aTicketIsCancelledOrClaimed() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      TicketId ticket = realm.join(DUEL, "p" + i);
      MatchId match = realm.newMatch();

      var both =
          atOnce(
              () -> realm.tickets.cancel(ticket),
              () -> realm.claims.claim(match, DUEL, List.of(ticket)));

      boolean claimed = both.second() instanceof ClaimResult.Claimed;
      if (claimed) {
        secondWon++;
        assertThat(both.first()).isEqualTo(new CancelResult.Claimed(match));
        realm.claims.requeue(match, EndReason.SESSION_NOT_CREATED, List.of());
      } else {
        firstWon++;
        assertThat(both.first()).isInstanceOf(CancelResult.Cancelled.class);
      }
      assertThat(realm.ticket(ticket).state()).isEqualTo(TicketState.CANCELLED);
    }
    bothHaveWon();
  }

  @Test
  void aTicketExpiresOrIsClaimed() throws Exception {
    PublishedQueue rules =
        PublishedQueue.of(BRIEF, 2, 1).ticketTtl(Duration.ofMillis(1)).maxStarting(9_999).build();
    realm.publication.publish(rules);
    for (int i = 0; i < ROUNDS; i++) {
      TicketId ticket = realm.join(BRIEF, "p" + i);
      MatchId match = realm.newMatch();

      var both =
          atOnce(
              () -> realm.pools.expire(BRIEF, 10).expired(),
              () -> realm.claims.claim(match, BRIEF, List.of(ticket)));

      boolean expired = both.first() == 1;
      boolean claimed = both.second() instanceof ClaimResult.Claimed;
      assertThat(expired && claimed).isFalse();
      TicketView view = realm.ticket(ticket);
      if (claimed) {
        secondWon++;
        assertThat(view.state()).isEqualTo(TicketState.CLAIMED);
        assertThat(view.match()).contains(match);
      } else if (expired) {
        firstWon++;
        assertThat(view.state()).isEqualTo(TicketState.EXPIRED);
      }
    }
    bothHaveWon();
  }

  @Test
  void whoJoinsWhileHisMatchEndsIsInThatMatchOrHasANewTicket() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      String player = "p" + i;
      TicketId ticket = realm.join(DUEL, player);
      MatchId match = realm.start(DUEL, ticket);

      var both =
          atOnce(
              () -> realm.claims.end(match, EndReason.STOPPED),
              () -> realm.tickets.join(RANKED, Realm.players(player)));

      assertThat(both.first()).isEqualTo(Claims.ClaimState.OURS);
      Optional<TicketView> waits =
          realm.tickets.ofPlayer(Realm.players(player).getFirst()).stream().findFirst();
      switch (both.second()) {
        case JoinResult.InMatch in -> {
          secondWon++;
          assertThat(in.ticket().match()).contains(match);
          assertThat(waits).isEmpty();
        }
        case JoinResult.Created created -> {
          firstWon++;
          assertThat(waits.orElseThrow().id()).isEqualTo(created.ticket().id());
        }
        default -> throw new AssertionError("neither: " + both.second());
      }
    }
    bothHaveWon();
  }

  /** Checks that each call was first at least once, as the test would show nothing otherwise. */
  private void bothHaveWon() {
    assertThat(firstWon).isPositive();
    assertThat(secondWon).isPositive();
    assertThat(realm.unaccounted(DUEL) + realm.unaccounted(RANKED)).isZero();
  }
}
