package games.kickoff.operator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.claim.FailedStarts;
import games.kickoff.core.claim.PoolView;
import games.kickoff.core.match.FirstComeFirstServed;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.MatchQueueSpec;
import games.kickoff.operator.fixture.FakeClaims;
import games.kickoff.operator.fixture.FakePools;
import games.kickoff.operator.fixture.SessionApi;
import games.kickoff.operator.gate.NamespaceGate;
import games.kickoff.operator.gate.ReconcileGate;
import games.kickoff.operator.gate.ReconcilePolicy;
import games.kickoff.operator.gate.SettledTerm;
import games.kickoff.operator.gate.TermGate;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.outage.OutageWaits;
import games.kickoff.operator.outage.Requests;
import games.kickoff.operator.outage.Retries;
import games.kickoff.operator.outage.TermEnd;
import games.kickoff.operator.queue.QueueDirectory;
import games.kickoff.operator.rules.Duel;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.session.ServersSeen;
import games.kickoff.operator.session.SessionCounts;
import games.kickoff.operator.status.FailureEvents;
import games.kickoff.operator.status.Reporting;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.prometheus.client.CollectorRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a reconcile does to Redis, and when it runs again. The queues are such that no status is
 * written.
 */
class MatchQueueReconcilerTest {

  private static final Instant NOW = Duel.START.plusSeconds(60);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final SessionCounts NOBODY_PLAYS = queue -> ServersSeen.NOTHING;

  private static final ServerAdmission UNKNOWN =
      new ServerAdmission() {
        @Override
        public Optional<Verdict> of(MatchQueue queue, QueueRules rules, Runnable whenKnown) {
          return Optional.empty();
        }

        @Override
        public void forget(QueueKey queue) {}
      };

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final FakePools pools = new FakePools().at(NOW);
  private final FakeClaims claims = new FakeClaims(pools);
  private final KubernetesClient client = new SessionApi().client();
  private final QueueDirectory directory = new QueueDirectory(client);
  private final TermGate term = new TermGate();
  private final NamespaceGate namespaces = new NamespaceGate();
  private final SettledTerm settled = new SettledTerm();
  private final MatchQueueReconciler reconciler =
      new MatchQueueReconciler(
          new ReconcilePolicy(
              new ReconcileGate(term, namespaces, new Requests()),
              settled,
              new Retries(
                  new TermEnd(() -> {}), new OutageWaits(CLOCK), new Requests(), new Requests()),
              CLOCK),
          client,
          new MatchStores(pools, claims, pools),
          new QueueKnowledge(directory, NOBODY_PLAYS, UNKNOWN),
          new Matchmaking(new FirstComeFirstServed(), new Random(1), executor, CLOCK),
          new Reporting(
              new FailureEvents(client, CLOCK), new OperatorMetrics(new CollectorRegistry())));

  @BeforeEach
  void lead() {
    term.begin();
    settled.settle();
    namespaces.open(Set.of(Duel.KEY.namespace()));
  }

  @AfterEach
  void stop() {
    executor.close();
  }

  @Test
  void leavesAQueueToTheNextLeaderWhenTheTermIsOver() throws InterruptedException {
    assertThat(term.end(Duration.ofMinutes(1))).isTrue();
    assertThat(reconcile(written(Duel.queue()))).isEmpty();
    assertThat(pools.isPublished(Duel.KEY)).isFalse();
  }

  @Test
  void leavesAQueueAloneWhileItsNamespaceIsNotKnownWhole() throws InterruptedException {
    assertThat(namespaces.close(Set.of(Duel.KEY.namespace()), Duration.ofMinutes(1))).isTrue();
    assertThat(reconcile(written(Duel.queue()))).contains(250L);
    assertThat(pools.isPublished(Duel.KEY)).isFalse();
  }

  @Test
  void publishesAQueueAndKnowsItFromThenOn() {
    reconcile(written(Duel.queue()));
    assertThat(pools.isPublished(Duel.KEY)).isTrue();
    assertThat(directory.find(Duel.KEY)).contains(Duel.rules());
  }

  /** A status would be written if the count were another; the proxy of the context refuses that. */
  @Test
  void keepsTheCountOfMatchesWhenRedisHasLostIt() {
    MatchQueue queue = written(Duel.queue());
    queue.getStatus().matchesFormed = 7L;
    assertThat(reconcile(queue)).contains(10_000L);
  }

  @Test
  void looksAgainWithinTenSecondsWhateverHappens() {
    assertThat(reconcile(written(Duel.queue()))).contains(10_000L);
  }

  @Test
  void looksAgainWhenThePartialRuleIsDue() {
    MatchQueue queue = Duel.queue();
    queue.getSpec().teams.size = 2;
    queue.getSpec().partial = new MatchQueueSpec.Partial();
    queue.getSpec().partial.minPlayers = 2;
    queue.getSpec().partial.after = "65s"; // ticket 1 joined 59 s ago
    pools.join(Duel.KEY, Duel.ticket(1), Duel.ticket(2));
    assertThat(reconcile(written(queue))).contains(6_000L);
  }

  @Test
  void failsTheTicketsOfADeletedQueue() {
    reconcile(written(Duel.queue()));
    pools.join(Duel.KEY, Duel.ticket(1));
    delete(Duel.queue());
    assertThat(pools.waiting(Duel.KEY)).isEmpty();
    assertThat(pools.isPublished(Duel.KEY)).isFalse();
  }

  @Test
  void failsTheTicketsOfADeletedQueueHoweverMany() {
    reconcile(written(Duel.queue()));
    for (int number = 1; number <= 1_001; number++) {
      pools.join(Duel.KEY, Duel.ticket(number));
    }
    delete(Duel.queue());
    assertThat(pools.waiting(Duel.KEY)).isEmpty();
  }

  @Test
  void failsTheTicketsOfADeletedQueueWhoseSpecIsNotUnderstood() {
    reconcile(written(Duel.queue()));
    pools.join(Duel.KEY, Duel.ticket(1));
    MatchQueue broken = Duel.queue();
    broken.getSpec().ticketTtl = "soon";
    delete(broken);
    assertThat(pools.waiting(Duel.KEY)).isEmpty();
    assertThat(directory.keys()).isEmpty();
  }

  @Test
  void hasNothingToWithdrawForAQueueThatNeverCouldBePublished() {
    MatchQueue misnamed = Duel.queue();
    misnamed.getMetadata().setName("my.duel");
    assertThat(delete(misnamed)).isEmpty();
  }

  private Optional<Long> reconcile(MatchQueue queue) {
    return reconciler.reconcile(queue, context(false)).getScheduleDelay();
  }

  private Optional<Long> delete(MatchQueue queue) {
    return reconciler.reconcile(queue, context(true)).getScheduleDelay();
  }

  /** The queue with the status that the reconcile would give it, so that none is written. */
  private MatchQueue written(MatchQueue queue) {
    QueueRules rules = QueueRules.of(queue);
    List<Ticket> waiting = pools.waiting(rules.key());
    PoolView pool = new PoolView(NOW, waiting.size(), 0, 0, FailedStarts.NONE, waiting);
    MatchTick.Outcome seen =
        new MatchTick.Outcome(pool, 0, false, false, Optional.empty(), Optional.empty(), false);
    queue.setStatus(QueueStatus.after(queue, rules, seen, ServersSeen.NOTHING, NOW));
    return queue;
  }

  @SuppressWarnings("unchecked")
  private static Context<MatchQueue> context(boolean deleted) {
    return (Context<MatchQueue>)
        Proxy.newProxyInstance(
            MatchQueueReconcilerTest.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("isPrimaryResourceDeleted")) {
                return deleted;
              }
              throw new AssertionError("a status is written: " + method);
            });
  }
}
