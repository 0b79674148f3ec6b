package games.kickoff.operator.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.match.FirstComeFirstServed;
import games.kickoff.core.match.FormationReason;
import games.kickoff.core.match.Match;
import games.kickoff.core.match.Matcher;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.term.Fence;
import games.kickoff.core.term.StaleFence;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.MatchQueueSpec;
import games.kickoff.operator.fixture.FakeClaims;
import games.kickoff.operator.fixture.FakePools;
import games.kickoff.operator.fixture.SessionApi;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.rules.Duel;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.session.SessionMatch;
import io.prometheus.client.CollectorRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MatchTickTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T12:00:01.123456789Z"), ZoneOffset.UTC);

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final FakePools pools = new FakePools().at(Duel.START.plusSeconds(60));
  private final FakeClaims claims = new FakeClaims(pools);
  private final SessionApi api = new SessionApi();
  private final AtomicLong nanos = new AtomicLong();

  @AfterEach
  void stop() {
    executor.close();
  }

  @Test
  void knowsNoQueueThatIsNotPublished() {
    join(2);
    assertThat(tick().run(Duel.rules(), Integer.MAX_VALUE)).isEmpty();
  }

  @Test
  void formsNoMoreThanItMay() {
    publish();
    join(6);

    MatchTick.Outcome outcome = tick().run(Duel.rules(), 1).orElseThrow();

    assertThat(outcome.formed()).isEqualTo(1);
    assertThat(api.sessions()).hasSize(1);
  }

  @Test
  void notesWhenAMatchWasFormedToTheMicrosecond() {
    join(2);
    run(Duel.rules());

    Match match = SessionMatch.of(api.sessions().getFirst()).match();
    assertThat(match.formedAt()).isEqualTo("2026-11-21T12:00:01.123456Z");
    assertThat(match.id().formedAt()).isEqualTo("2026-11-21T12:00:01.123Z");
  }

  @Test
  void formsEveryMatchThePoolHolds() {
    join(5);
    assertThat(run(Duel.rules()).formed()).isEqualTo(2);
    assertThat(pools.waiting(Duel.KEY)).containsExactly(Duel.ticket(5));
    assertThat(api.sessions()).hasSize(2);
  }

  @Test
  void asksOnceMoreWhenTheAnswerToAClaimIsLost() {
    join(2);
    claims.loseAnswerToNextClaim();

    assertThat(run(Duel.rules()).formed()).isEqualTo(1);

    assertThat(claims.live().values()).containsExactly(FakeClaims.Stage.CONFIRMED);
  }

  @Test
  void createsTheSessionOfTheTicketsItClaimed() {
    join(2);
    run(Duel.rules());
    SessionMatch match = SessionMatch.of(api.sessions().getFirst());
    assertThat(claims.tickets(match.id())).isEqualTo(match.tickets());
  }

  @Test
  void confirmsAClaimWhoseSessionIsThere() {
    join(2);
    run(Duel.rules());
    assertThat(claims.live().values()).containsExactly(FakeClaims.Stage.CONFIRMED);
  }

  @Test
  void tellsThePoolAsItIsAfterwards() {
    join(5);
    MatchTick.Outcome outcome = run(Duel.rules());
    assertThat(outcome.pool().waiting()).isEqualTo(1);
    assertThat(outcome.pool().starting()).isEqualTo(2);
    assertThat(outcome.pool().matchesFormed()).isEqualTo(2);
  }

  @Test
  void readsThePoolOnceWhenThereIsNothingToForm() {
    join(1);
    MatchTick.Outcome outcome = run(Duel.rules());
    assertThat(outcome.formed()).isZero();
    assertThat(pools.poolsRead()).isEqualTo(1);
  }

  @Test
  void saysWhenThePartialRuleIsDue() {
    join(3);
    assertThat(run(rules(queue -> twoOnTwo(queue, "90s"))).nextPlanAt())
        .contains(Duel.ticket(1).joinedAt().plusSeconds(90));
  }

  @Test
  void playsShortHandedByTheStoresClock() {
    join(3);
    assertThat(run(rules(queue -> twoOnTwo(queue, "59s"))).formed()).isEqualTo(1);
  }

  @Test
  void claimsNobodyWhilePaused() {
    join(4);
    MatchTick.Outcome outcome = run(rules(queue -> queue.getSpec().paused = true));
    assertThat(pools.waiting(Duel.KEY)).hasSize(4);
    assertThat(outcome.full()).isFalse();
  }

  @Test
  void startsNoMoreSessionsThanMay() {
    join(10);
    MatchTick.Outcome outcome = run(rules(queue -> queue.getSpec().server.maxStarting = 3));
    assertThat(outcome.formed()).isEqualTo(3);
    assertThat(outcome.full()).isTrue();
    assertThat(pools.waiting(Duel.KEY)).hasSize(4);
  }

  @Test
  void countsTheSessionsThatAreStartingAlready() {
    QueueRules rules = rules(queue -> queue.getSpec().server.maxStarting = 3);
    join(4);
    run(rules);
    pools.join(Duel.KEY, tickets(11, 14));
    MatchTick.Outcome outcome = run(rules);
    assertThat(outcome.formed()).isEqualTo(1);
    assertThat(outcome.full()).isTrue();
  }

  @Test
  void claimsNobodyWhileAsManySessionsAreStartingAsMay() {
    QueueRules rules = rules(queue -> queue.getSpec().server.maxStarting = 1);
    join(4);
    run(rules);
    MatchTick.Outcome outcome = run(rules);
    assertThat(outcome.formed()).isZero();
    assertThat(outcome.full()).isTrue();
    assertThat(outcome.rested()).isTrue();
  }

  @Test
  void isNotFullWhenTheLastMatchTookTheLastRoom() {
    join(4);
    assertThat(run(rules(queue -> queue.getSpec().server.maxStarting = 2)).full()).isFalse();
  }

  @Test
  void triesOneMatchAtATimeWhileServersDoNotStart() {
    join(6);
    pools.failedStarts(3).at(Duel.START.plusSeconds(61));
    MatchTick.Outcome outcome = run(Duel.rules());
    assertThat(outcome.formed()).isEqualTo(1);
    assertThat(pools.waiting(Duel.KEY)).hasSize(4);
  }

  @Test
  void triesNoSecondMatchBeforeTheFirstIsReadyWhileServersDoNotStart() {
    join(6);
    pools.failedStarts(3).at(Duel.START.plusSeconds(61));
    run(Duel.rules());
    MatchTick.Outcome outcome = run(Duel.rules());
    assertThat(outcome.formed()).isZero();
    assertThat(outcome.rested()).isTrue();
  }

  @Test
  void waitsBeforeItTriesServersAgainThatDoNotStart() {
    join(6);
    pools.failedStarts(4);
    MatchTick.Outcome outcome = run(Duel.rules());
    assertThat(outcome.formed()).isZero();
    assertThat(outcome.nextPlanAt()).contains(Duel.START.plusSeconds(62));
  }

  @Test
  void probesAnEditedServerAtOnceAndThenAsPatientlyAsBefore() {
    join(6);
    pools.failedStarts(6);
    pools.publish(Duel.rules().published());
    MatchTick tick = tick();
    QueueRules edited = rules(queue -> queue.getSpec().server.port = 7777);
    assertThat(tick.run(Duel.rules(), Integer.MAX_VALUE).orElseThrow().formed()).isZero();

    assertThat(tick.run(edited, Integer.MAX_VALUE).orElseThrow().formed()).isEqualTo(1);

    claims.live().keySet().forEach(match -> claims.fail(match, EndReason.READY_TIMEOUT));
    pools.failedStarts(7);
    assertThat(tick.run(edited, Integer.MAX_VALUE).orElseThrow().formed()).isZero();
  }

  @Test
  void startsNoSecondServerBesideAProbeWhenTheQueueIsEditedMeanwhile() {
    join(6);
    pools.failedStarts(3).at(Duel.START.plusSeconds(61));
    pools.publish(Duel.rules().published());
    MatchTick tick = tick();
    assertThat(tick.run(Duel.rules(), Integer.MAX_VALUE).orElseThrow().formed()).isEqualTo(1);

    QueueRules edited = rules(queue -> queue.getSpec().server.port = 7777);

    assertThat(tick.run(edited, Integer.MAX_VALUE).orElseThrow().formed()).isZero();
  }

  @Test
  void formsEveryMatchAfterTwoFailedStarts() {
    join(6);
    pools.failedStarts(2);
    assertThat(run(Duel.rules()).formed()).isEqualTo(3);
  }

  @Test
  void looksAgainWhenTheNextTicketExpires() {
    join(1);
    pools.nextExpiry(Duration.ofSeconds(7));
    assertThat(run(Duel.rules()).nextPlanAt()).contains(Duel.START.plusSeconds(67));
  }

  @Test
  void looksAgainAtTheSoonerOfExpiryAndPartialRule() {
    join(3);
    pools.nextExpiry(Duration.ofSeconds(99));
    assertThat(run(rules(queue -> twoOnTwo(queue, "90s"))).nextPlanAt())
        .contains(Duel.ticket(1).joinedAt().plusSeconds(90));
  }

  @Test
  void dropsARefusedTicketAndMatchesTheOthers() {
    join(3);
    claims.busy(Duel.ticketId(1));
    MatchTick.Outcome outcome = run(Duel.rules());
    assertThat(outcome.formed()).isEqualTo(1);
    assertThat(pools.waiting(Duel.KEY)).containsExactly(Duel.ticket(1));
    assertThat(outcome.trouble()).isEmpty();
  }

  @Test
  void stopsWhenClaimsAreRefusedAgainAndAgain() {
    join(4);
    claims.refuseAll();
    MatchTick.Outcome outcome = run(Duel.rules());
    assertThat(outcome.more()).isFalse(); // otherwise it would run again at once, for ever
    assertThat(outcome.nextPlanAt()).contains(outcome.pool().now().plusMillis(100));
    assertThat(pools.poolsRead()).isEqualTo(8);
  }

  @Test
  void putsTheTicketsBackAsTheyWereWhenTheSessionIsRefused() {
    join(2);
    api.onCreate(session -> 403);
    MatchTick.Outcome outcome = run(Duel.rules());
    assertThat(pools.waiting(Duel.KEY)).containsExactly(Duel.ticket(1), Duel.ticket(2));
    assertThat(claims.over().values()).containsExactly(EndReason.SESSION_NOT_CREATED);
    assertThat(outcome.trouble()).contains(Trouble.notCreated("create answered 403"));
    assertThat(outcome.failures(3)).isEqualTo(4);
    assertThat(outcome.formed()).isZero();
  }

  /** A quota on gamesessions, which is not the match's fault. */
  @Test
  void putsTheTicketsBackUncountedWhenAQuotaLeavesNoRoomForTheSession() {
    join(2);
    String why = "gamesessions \"m\" is forbidden: exceeded quota: q, requested: 1";
    api.onCreate(session -> 403).saying("Forbidden", why);
    MatchTick.Outcome outcome = run(Duel.rules());
    assertThat(pools.waiting(Duel.KEY)).containsExactly(Duel.ticket(1), Duel.ticket(2));
    assertThat(claims.counted()).isEmpty();
    assertThat(outcome.trouble()).contains(new Trouble(MatchingReason.NO_ROOM, why));
    assertThat(outcome.failures(3)).as("the next try is later").isEqualTo(4);
  }

  @Test
  void leavesTheClaimToTheAuditWhenNobodyKnowsWhetherTheSessionExists() {
    join(2);
    api.onCreate(session -> 503).onGet(503);
    MatchTick.Outcome outcome = run(Duel.rules());
    assertThat(claims.live().values()).containsExactly(FakeClaims.Stage.CLAIMED);
    assertThat(pools.waiting(Duel.KEY)).isEmpty();
    assertThat(outcome.trouble()).contains(Trouble.notCreated("create answered 503"));
  }

  @Test
  void confirmsTheClaimOfASessionWhoseAnswerWasLost() {
    join(2);
    api.onCreate(session -> 503).losesAnswers();
    assertThat(run(Duel.rules()).formed()).isEqualTo(1);
    assertThat(claims.live().values()).containsExactly(FakeClaims.Stage.CONFIRMED);
  }

  @Test
  void oneRefusedSessionHarmsNoOther() {
    join(6);
    api.onCreate(session -> plays(session, "p3") ? 403 : SessionApi.OK);
    MatchTick.Outcome outcome = run(Duel.rules());
    assertThat(outcome.formed()).isEqualTo(2);
    assertThat(pools.waiting(Duel.KEY)).containsExactly(Duel.ticket(3), Duel.ticket(4));
    assertThat(claims.live().values()).containsOnly(FakeClaims.Stage.CONFIRMED);
  }

  @Test
  void oneBrokenCreateHarmsNoOther() {
    join(6);
    api.onCreate(session -> {
      if (plays(session, "p1")) {
        throw new IllegalStateException("no such luck");
      }
      return SessionApi.OK;
    });
    publish();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> tick().run(Duel.rules(), Integer.MAX_VALUE))
        .withMessage("no such luck");
    assertThat(api.sessions()).hasSize(2);
    assertThat(claims.live().values()).contains(FakeClaims.Stage.CONFIRMED);
  }

  @Test
  void triesTheTicketsOfARefusedSessionInALaterTick() {
    join(2);
    api.onCreate(session -> 403);
    run(Duel.rules());
    assertThat(claims.over()).hasSize(1);
  }

  @Test
  void doesNothingOnceSomebodyElseLeads() {
    join(2);
    publish();
    pools.raise(new Fence(6));
    assertThatExceptionOfType(StaleFence.class)
        .isThrownBy(() -> tick().run(Duel.rules(), Integer.MAX_VALUE));
    assertThat(pools.waiting(Duel.KEY)).hasSize(2);
    assertThat(api.sessions()).isEmpty();
  }

  @Test
  void tellsWhoIsLeftWhatBlocksHim() {
    join(3);
    run(Duel.rules());
    assertThat(pools.written(Duel.KEY))
        .isEqualTo(Map.of(Duel.ticketId(3), Optional.of(Blocked.By.TOO_FEW_PLAYERS)));
  }

  @Test
  void readsNobodyTwice() {
    publish();
    MatchTick tick = tick();
    join(3);
    tick.run(Duel.rules(), Integer.MAX_VALUE);
    join(1);
    assertThat(tick.run(Duel.rules(), Integer.MAX_VALUE).orElseThrow().formed()).isEqualTo(1);
    assertThat(pools.wholeReads()).isEqualTo(1);
  }

  @Test
  void readsThePoolAnewOnceRedisHasBeenFilledAgain() {
    publish();
    MatchTick tick = tick();
    tick.run(Duel.rules(), Integer.MAX_VALUE);
    tick.forgetPools();
    tick.run(Duel.rules(), Integer.MAX_VALUE);
    assertThat(pools.wholeReads()).isEqualTo(2);
  }

  @Test
  void putsOffAPlanAfterOneThatTookLong() {
    publish();
    MatchTick tick = tick(slow(Duration.ofMillis(50)));
    join(1);
    tick.run(Duel.rules(), Integer.MAX_VALUE);
    pools.join(Duel.KEY, tickets(2, 2));
    MatchTick.Outcome outcome = tick.run(Duel.rules(), Integer.MAX_VALUE).orElseThrow();
    assertThat(outcome.formed()).isZero();
    assertThat(outcome.rested()).isTrue();
    assertThat(outcome.failures(3)).isEqualTo(3); // unchanged, since nothing was tried
    assertThat(outcome.nextPlanAt()).contains(outcome.pool().now().plusMillis(200));
    nanos.addAndGet(Duration.ofMillis(200).toNanos());
    assertThat(tick.run(Duel.rules(), Integer.MAX_VALUE).orElseThrow().formed()).isEqualTo(1);
  }

  @Test
  void formsEveryMatchOfAPoolThatIsReadInSlices() {
    join(2_101);
    MatchTick.Outcome outcome = run(rules(queue -> queue.getSpec().server.maxStarting = 10_000));
    assertThat(outcome.formed()).isEqualTo(1_050);
    assertThat(pools.waiting(Duel.KEY)).hasSize(1);
  }

  @Test
  void playsNobodyShortHandedWhoHasPartnersInAnotherSlice() {
    join(2_001); // slices of 1,000 would leave one over in each
    pools.at(Duel.START.plusSeconds(9_999));
    run(
        rules(queue -> {
          queue.getSpec().teams.count = 1;
          queue.getSpec().teams.size = 3;
          queue.getSpec().partial = partial(1, "0s");
          queue.getSpec().server.maxStarting = 10_000;
        }));
    assertThat(api.sessions())
        .hasSize(667)
        .extracting(session -> SessionMatch.of(session).match().why().rule())
        .containsOnly(FormationReason.Rule.FULL);
  }

  @Test
  void givesEveryMatchAnIdOfItsOwn() {
    join(20);
    run(Duel.rules());
    assertThat(claims.live().keySet())
        .extracting(MatchId::value)
        .containsExactlyInAnyOrderElementsOf(
            api.sessions().stream().map(session -> session.getMetadata().getName()).toList())
        .hasSize(10);
  }

  private void join(int count) {
    pools.join(Duel.KEY, tickets(1, count));
  }

  private static Ticket[] tickets(int from, int to) {
    Ticket[] tickets = new Ticket[to - from + 1];
    for (int number = from; number <= to; number++) {
      tickets[number - from] = Duel.ticket(number);
    }
    return tickets;
  }

  private void publish() {
    pools.publish(Duel.rules().published());
  }

  private MatchTick.Outcome run(QueueRules rules) {
    publish();
    return tick().run(rules, Integer.MAX_VALUE).orElseThrow();
  }

  private Matcher slow(Duration takes) {
    return (pool, rules, now, seed) -> {
      nanos.addAndGet(takes.toNanos());
      return new FirstComeFirstServed().plan(pool, rules, now, seed);
    };
  }

  private MatchTick tick() {
    return tick(new FirstComeFirstServed());
  }

  private MatchTick tick(Matcher matcher) {
    return new MatchTick(
        new MatchStores(pools, claims, pools),
        new SessionCreator(api.client()),
        new Matchmaking(matcher, new Random(1), executor, CLOCK),
        nanos::get,
        new OperatorMetrics(new CollectorRegistry()));
  }

  private static QueueRules rules(Consumer<MatchQueue> difference) {
    return Duel.rules(difference);
  }

  private static void twoOnTwo(MatchQueue queue, String partialAfter) {
    queue.getSpec().teams.size = 2;
    queue.getSpec().partial = partial(2, partialAfter);
  }

  private static MatchQueueSpec.Partial partial(int least, String after) {
    MatchQueueSpec.Partial partial = new MatchQueueSpec.Partial();
    partial.minPlayers = least;
    partial.after = after;
    return partial;
  }

  private static boolean plays(GameSession session, String player) {
    return session.getSpec().teams.stream().anyMatch(team -> team.contains(player));
  }
}
