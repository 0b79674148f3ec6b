package games.kickoff.redis.claim;

import static games.kickoff.core.claim.Claims.ClaimState.GONE;
import static games.kickoff.core.claim.Claims.ClaimState.OURS;
import static games.kickoff.redis.fixture.Realm.DUEL;
import static games.kickoff.redis.fixture.Realm.FENCE;
import static games.kickoff.redis.fixture.Realm.RANKED;
import static games.kickoff.redis.fixture.Realm.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import games.kickoff.core.claim.ClaimResult;
import games.kickoff.core.claim.Claims.ClaimState;
import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.claim.FailedStarts;
import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.reason.TicketReason;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.term.Fence;
import games.kickoff.core.term.StaleFence;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.Sessions;
import games.kickoff.redis.fixture.TestRedis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class ClaimIT {

  private Realm realm;
  private TicketId p1;
  private TicketId p2;

  @BeforeEach
  void open() {
    realm = Realm.open(server());
    p1 = realm.join(DUEL, "p1");
    p2 = realm.join(DUEL, "p2");
  }

  TestRedis server() {
    return TestRedis.shared();
  }

  @AfterEach
  void everyTicketIsAccountedFor() {
    assertThat(realm.unaccounted(DUEL)).isZero();
    assertThat(realm.unaccounted(RANKED)).isZero();
    realm.close();
  }

  @Test
  void aClaimTakesAllItsTickets() {
    MatchId match = realm.claim(DUEL, p1, p2);

    assertThat(realm.counts(DUEL)).isEqualTo(Map.of("joins", 2L, "claimed", 2L));
    assertThat(realm.ticket(p1).match()).contains(match);
    MatchView view = realm.matches.find(match).orElseThrow();
    assertThat(view.state()).isEqualTo(MatchView.State.CLAIMED);
    assertThat(view.players()).isEqualTo(Realm.players("p1", "p2"));
    assertThat(realm.pools.pool(DUEL, 10).orElseThrow().starting()).isEqualTo(1);
  }

  @Test
  void aClaimThatMissesOneTicketTakesNone() {
    realm.tickets.cancel(p2);

    ClaimResult result = realm.claims.claim(realm.newMatch(), DUEL, List.of(p1, p2));

    assertThat(result).isEqualTo(new ClaimResult.Refused(List.of(p2)));
    assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.WAITING);
  }

  @Test
  void theSameTicketTwiceIsRefused() {
    ClaimResult result = realm.claims.claim(realm.newMatch(), DUEL, List.of(p1, p1));

    assertThat(result).isEqualTo(new ClaimResult.Refused(List.of(p1)));
    assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.WAITING);
  }

  @Test
  void theSameClaimAgainIsStillOurs() {
    MatchId match = realm.claim(DUEL, p1, p2);

    assertThat(realm.claims.claim(match, DUEL, List.of(p1, p2)))
        .isEqualTo(new ClaimResult.Claimed());
    assertThat(realm.counts(DUEL)).isEqualTo(Map.of("joins", 2L, "claimed", 2L));
  }

  @Test
  void oneOfManyClaimsAtOnceWins() throws Exception {
    int won = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ClaimResult>> claims = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        MatchId match = realm.newMatch();
        claims.add(threads.submit(() -> realm.claims.claim(match, DUEL, List.of(p1, p2))));
      }
      for (Future<ClaimResult> claim : claims) {
        won += claim.get() instanceof ClaimResult.Claimed ? 1 : 0;
      }
    }
    assertThat(won).isEqualTo(1);
  }

  @Test
  void aStaleFenceChangesNothing() {
    MatchId match = realm.claim(DUEL, p1, p2);
    Fence old = new Fence(FENCE.value() - 1);

    assertThatThrownBy(() -> realm.as(old).claims.claim(realm.newMatch(), DUEL, List.of(p1)))
        .isInstanceOf(StaleFence.class);
    assertThatThrownBy(() -> realm.as(old).claims.confirm(match)).isInstanceOf(StaleFence.class);
    assertThatThrownBy(() -> realm.as(old).claims.assign(match, SERVER))
        .isInstanceOf(StaleFence.class);
    assertThatThrownBy(() -> realm.as(old).claims.fail(match, EndReason.read("x")))
        .isInstanceOf(StaleFence.class);
    assertThatThrownBy(() -> realm.as(old).claims.end(match, EndReason.read("x")))
        .isInstanceOf(StaleFence.class);
    assertThatThrownBy(() -> realm.as(old).claims.requeue(match, EndReason.read("x"), List.of()))
        .isInstanceOf(StaleFence.class);
    assertThatThrownBy(() -> realm.as(old).publication.publish(Realm.queue(DUEL)))
        .isInstanceOf(StaleFence.class);
    assertThatThrownBy(() -> realm.as(old).publication.withdraw(DUEL, 10))
        .isInstanceOf(StaleFence.class);
    assertThat(realm.matches.find(match).orElseThrow().state()).isEqualTo(MatchView.State.CLAIMED);
  }

  @Test
  void aNewerFenceShutsTheOlderOut() {
    realm.as(new Fence(FENCE.value() + 1)).claims.confirm(realm.newMatch());

    assertThatThrownBy(() -> realm.claims.claim(realm.newMatch(), DUEL, List.of(p1, p2)))
        .isInstanceOf(StaleFence.class);
    assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.WAITING);
  }

  @Test
  void whoIsClaimedWaitsNowhereElse() {
    TicketId elsewhere = realm.join(RANKED, "p1");

    realm.claim(DUEL, p1, p2);

    TicketView ticket = realm.ticket(elsewhere);
    assertThat(ticket.state()).isEqualTo(TicketState.CANCELLED);
    assertThat(ticket.reason()).contains(TicketReason.MATCHED_ELSEWHERE);
    assertThat(realm.counts(RANKED)).isEqualTo(Map.of("joins", 1L, "cancelled", 1L));
  }

  @Test
  void aPlayerIsClaimedByOneOfTwoQueuesOnly() {
    TicketId elsewhere = realm.join(RANKED, "p1");
    TicketId other = realm.join(RANKED, "p3");
    realm.claim(DUEL, p1, p2);

    assertThat(realm.claims.claim(realm.newMatch(), RANKED, List.of(elsewhere, other)))
        .isEqualTo(new ClaimResult.Refused(List.of(elsewhere)));
  }

  @Test
  void assigningTellsThePlayers() {
    MatchId match = realm.start(DUEL, p1, p2);

    TicketView ticket = realm.ticket(p1);
    assertThat(ticket.state()).isEqualTo(TicketState.ASSIGNED);
    assertThat(ticket.endpoint()).contains(SERVER);
    assertThat(realm.matches.find(match).orElseThrow().endpoint()).contains(SERVER);
    assertThat(realm.pools.pool(DUEL, 10).orElseThrow().starting()).isZero();
    assertThat(realm.matches.live(10)).extracting(MatchView::id).containsExactly(match);
  }

  @Test
  void assigningAgainChangesNothing() {
    MatchId match = realm.start(DUEL, p1, p2);
    long rev = realm.ticket(p1).rev();

    assertThat(realm.claims.assign(match, SERVER)).isEqualTo(OURS);
    assertThat(realm.ticket(p1).rev()).isEqualTo(rev);
  }

  @Test
  void aRequeuedTicketKeepsItsFirstJoinTimeAndCount() {
    Instant joined = realm.ticket(p1).joinedAt();
    realm.join(DUEL, "p3");
    MatchId match = realm.claim(DUEL, p1, p2);

    assertThat(realm.claims.requeue(match, EndReason.SESSION_NOT_CREATED, List.of()))
        .isEqualTo(OURS);

    List<Ticket> waiting = realm.pools.pool(DUEL, 10).orElseThrow().tickets();
    assertThat(waiting)
        .extracting(Ticket::id, Ticket::joinedAt, Ticket::requeues)
        .containsOnlyOnce(tuple(p1, joined, 0))
        .hasSize(3);
    assertThat(realm.ticket(p1).match()).isEmpty();
    assertThat(realm.claim(DUEL, p1, p2)).isNotEqualTo(match);
  }

  @Test
  void onARecordConflictTheBusyPlayersTicketIsCancelledAndTheOthersGoBack() {
    MatchId match = realm.claim(DUEL, p1, p2);

    realm.claims.requeue(match, EndReason.PLAYER_BUSY, List.of(new PlayerId("p1")));

    assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.CANCELLED);
    assertThat(realm.ticket(p1).reason()).contains(TicketReason.IN_MATCH);
    assertThat(realm.ticket(p2).state()).isEqualTo(TicketState.WAITING);
  }

  @Test
  void aMatchThatWasToldSaysOfWhichServer() {
    MatchId match = realm.start(DUEL, p1, p2);

    assertThat(realm.claims.confirm(match)).isEqualTo(new Confirmation.Assigned(SERVER));
  }

  @Test
  void anEndDuringARebuildIsNotForgotten() {
    MatchId match = realm.claim(DUEL, p1, p2);
    try (Realm empty = Realm.closed(server())) {
      assertThatThrownBy(() -> empty.claims.end(match, EndReason.read("x")))
          .isInstanceOf(Rebuilding.class);
      assertThatThrownBy(() -> empty.claims.fail(match, EndReason.read("x")))
          .isInstanceOf(Rebuilding.class);
      assertThatThrownBy(() -> empty.claims.requeue(match, EndReason.read("x"), List.of()))
          .isInstanceOf(Rebuilding.class);
    }
  }

  @Test
  void aMatchThatWasToldIsNotRequeued() {
    MatchId match = realm.start(DUEL, p1, p2);

    assertThat(realm.claims.requeue(match, EndReason.read("x"), List.of()))
        .isEqualTo(ClaimState.ASSIGNED);
    assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.ASSIGNED);
  }

  @Test
  void aTicketFailsWithTheReasonAfterTheThirdRequeue() {
    for (int round = 0; round < 3; round++) {
      realm.claims.fail(realm.claim(DUEL, p1, p2), EndReason.READY_TIMEOUT);
      assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.WAITING);
    }
    // Other matches' servers start in between, so the queue's server does not count as broken.
    TicketId other = realm.join(DUEL, "p3");
    realm.claims.end(realm.start(DUEL, other), EndReason.STOPPED);

    realm.claims.fail(realm.claim(DUEL, p1, p2), EndReason.READY_TIMEOUT);

    assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.FAILED);
    assertThat(realm.ticket(p1).reason()).contains(TicketReason.of(EndReason.READY_TIMEOUT));
    assertThat(realm.counts(DUEL)).isEqualTo(Map.of("joins", 3L, "ended", 1L, "failed", 2L));
  }

  @Test
  void aServerThatNeverStartsBurnsNoTicket() {
    for (int round = 0; round < 8; round++) {
      realm.claims.fail(realm.claim(DUEL, p1, p2), EndReason.READY_TIMEOUT);
    }

    assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.WAITING);
    assertThat(realm.ticket(p1).requeues()).isEqualTo(3);
    FailedStarts failed = realm.pools.pool(DUEL, 1).orElseThrow().failedStarts();
    assertThat(failed.inARow()).isEqualTo(8);
    assertThat(failed.reason()).contains(EndReason.READY_TIMEOUT);
    realm.start(DUEL, p1, p2);
    assertThat(realm.pools.pool(DUEL, 1).orElseThrow().failedStarts().inARow()).isZero();
  }

  /** The match's queue was withdrawn for a moment and is published again. */
  @Test
  void aDeletedQueueIsATicketsReasonInTheTicketsWord() { // ADR 14
    MatchId match = realm.claim(DUEL, p1, p2);

    realm.claims.end(match, EndReason.QUEUE_DELETED);

    assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.WAITING);
    try (Jedis jedis = realm.bare()) {
      assertThat(jedis.hget(realm.key("ticket:" + p1), "reason")).isEqualTo("queue_deleted");
    }
  }

  @Test
  void aFailureAfterThePlayersWereToldEndsTheirTickets() {
    MatchId match = realm.start(DUEL, p1, p2);

    realm.claims.fail(match, EndReason.SERVER_CRASHED);

    assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.ENDED);
    assertThat(realm.ticket(p1).reason()).contains(TicketReason.of(EndReason.SERVER_CRASHED));
    assertThat(realm.matches.live(10)).isEmpty();
  }

  @Test
  void endingFreesThePlayersAndIsFinal() {
    MatchId match = realm.start(DUEL, p1, p2);

    assertThat(realm.claims.end(match, EndReason.STOPPED)).isEqualTo(OURS);
    assertThat(realm.claims.end(match, EndReason.STOPPED)).isEqualTo(GONE);
    assertThat(realm.claims.assign(match, SERVER)).isEqualTo(GONE);
    assertThat(realm.claims.confirm(match)).isEqualTo(new Confirmation.Gone());
    assertThat(realm.counts(DUEL)).isEqualTo(Map.of("joins", 2L, "ended", 2L));
    assertThat(realm.tickets.join(DUEL, Realm.players("p1")))
        .isInstanceOf(JoinResult.Created.class);
  }

  @Test
  void aScriptForAnOldMatchLeavesANewOneAlone() {
    MatchId old = realm.claim(DUEL, p1, p2);
    realm.claims.requeue(old, EndReason.read("x"), List.of());
    MatchId now = realm.claim(DUEL, p1, p2);

    realm.claims.fail(old, EndReason.read("x"));
    realm.claims.end(old, EndReason.read("x"));

    assertThat(realm.ticket(p1).match()).contains(now);
    assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.CLAIMED);
  }

  @Test
  void aDeletedQueuesWaitingTicketsFailAndItsMatchesPlayOn() {
    MatchId match = realm.start(DUEL, p1, p2);
    TicketId waiting = realm.join(DUEL, "p3");
    TicketId claimed = realm.join(DUEL, "p4");
    MatchId starting = realm.claim(DUEL, claimed);

    assertThat(realm.publication.withdraw(DUEL, 100)).isZero();

    assertThat(realm.ticket(waiting).state()).isEqualTo(TicketState.FAILED);
    assertThat(realm.ticket(waiting).reason()).contains(TicketReason.QUEUE_DELETED);
    assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.ASSIGNED);
    assertThat(realm.pools.pool(DUEL, 10)).isEqualTo(Optional.empty());
    realm.claims.end(match, EndReason.STOPPED);
    realm.claims.fail(starting, EndReason.READY_TIMEOUT);
    assertThat(realm.ticket(claimed).state()).isEqualTo(TicketState.FAILED);
  }

  @Test
  void aLargeQueueIsWithdrawnInParts() {
    realm.join(DUEL, "p3");

    assertThat(realm.publication.withdraw(DUEL, 2)).isEqualTo(1);
    assertThat(realm.publication.withdraw(DUEL, 2)).isZero();
  }

  @Test
  void aLiveMatchIsPutBackIntoAnEmptyRedis() {
    MatchId match = realm.start(DUEL, p1, p2);
    List<Ticket> tickets =
        List.of(
            new Ticket(p1, Realm.players("p1"), realm.ticket(p1).joinedAt(), 0),
            new Ticket(p2, Realm.players("p2"), realm.ticket(p2).joinedAt(), 0));
    try (Realm empty = Realm.closed(server())) {
      assertThatThrownBy(() -> empty.pools.pool(DUEL, 1)).isInstanceOf(Rebuilding.class);
      empty.publication.publish(Realm.queue(DUEL));
      empty.refill.restore(Sessions.live(match, DUEL, tickets, Optional.of(SERVER)));
      empty.refill.open();

      assertThat(empty.tickets.join(DUEL, Realm.players("p1")))
          .isInstanceOf(JoinResult.InMatch.class);
      assertThat(empty.ticket(p2).endpoint()).contains(SERVER);
      assertThat(empty.claims.end(match, EndReason.STOPPED)).isEqualTo(OURS);
      assertThat(empty.counts(DUEL)).isEqualTo(Map.of("joins", 2L, "ended", 2L));
    }
  }

  @Test
  void whoIsPutBackIntoTwoMatchesIsBusyInTheLaterOne() {
    MatchId over = realm.start(DUEL, p1, p2);
    realm.claims.end(over, EndReason.STOPPED); // the session's status does not say so yet
    TicketId again = realm.join(DUEL, "p1");
    MatchId now = new MatchId("7" + over.value().substring(1));
    realm.claims.claim(now, DUEL, List.of(again));
    for (List<MatchId> order : List.of(List.of(over, now), List.of(now, over))) {
      try (Realm empty = Realm.closed(server())) {
        empty.publication.publish(Realm.queue(DUEL));
        for (MatchId match : order) {
          TicketId id = match.equals(over) ? p1 : again;
          Ticket ticket = new Ticket(id, Realm.players("p1"), Instant.now(), 0);
          empty.refill.restore(Sessions.live(match, DUEL, List.of(ticket), Optional.of(SERVER)));
        }
        empty.refill.open();
        empty.claims.end(over, EndReason.STOPPED);

        JoinResult joined = empty.tickets.join(DUEL, Realm.players("p1"));

        assertThat(((JoinResult.InMatch) joined).ticket().id()).isEqualTo(again);
        assertThat(empty.tickets.latest(DUEL, new PlayerId("p1")).orElseThrow().id())
            .isEqualTo(again);
      }
    }
  }
}
