package games.kickoff.operator;

import games.kickoff.core.change.Activity;
import games.kickoff.core.claim.Claims;
import games.kickoff.core.claim.Matches;
import games.kickoff.core.claim.Mending;
import games.kickoff.core.claim.Pools;
import games.kickoff.core.claim.RealmRefill;
import games.kickoff.core.ladder.RatingUpkeep;
import games.kickoff.core.match.skill.RuledMatcher;
import games.kickoff.core.queue.QueuePublication;
import games.kickoff.core.queue.Queues;
import games.kickoff.core.record.Records;
import games.kickoff.core.term.Term;
import games.kickoff.operator.audit.Audit;
import games.kickoff.operator.audit.AuditSchedule;
import games.kickoff.operator.audit.Rehearsal;
import games.kickoff.operator.gate.NamespaceGate;
import games.kickoff.operator.gate.ReconcileGate;
import games.kickoff.operator.gate.ReconcilePolicy;
import games.kickoff.operator.gate.SettledTerm;
import games.kickoff.operator.gate.TermGate;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.management.ReconcileTimes;
import games.kickoff.operator.matching.ActivityFollower;
import games.kickoff.operator.matching.DryRunAdmission;
import games.kickoff.operator.matching.MatchQueueReconciler;
import games.kickoff.operator.matching.MatchStores;
import games.kickoff.operator.matching.Matchmaking;
import games.kickoff.operator.matching.QueueKnowledge;
import games.kickoff.operator.namespace.NamespaceWatch;
import games.kickoff.operator.outage.Cadence;
import games.kickoff.operator.outage.OutageWaits;
import games.kickoff.operator.outage.Requests;
import games.kickoff.operator.outage.Retries;
import games.kickoff.operator.outage.TermEnd;
import games.kickoff.operator.queue.QueueDirectory;
import games.kickoff.operator.rating.UpkeepSchedule;
import games.kickoff.operator.server.PodDryRun;
import games.kickoff.operator.server.ServerCluster;
import games.kickoff.operator.session.GameSessionReconciler;
import games.kickoff.operator.session.SessionDryRun;
import games.kickoff.operator.session.SessionStores;
import games.kickoff.operator.status.FailureEvents;
import games.kickoff.operator.status.Reporting;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything a leader runs: both reconcilers, the follower of Redis' activity logs, the audit and
 * the rating upkeep. The stores and the Kubernetes client are arguments, so that a test can wrap
 * them.
 */
public final class KickoffOperator implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(KickoffOperator.class);

  /** How soon a failed audit, or a failed check of the namespaces, is retried. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private static final Duration STUCK_AFTER = Duration.ofSeconds(60);
  private static final Duration DRAIN = Duration.ofSeconds(5);

  /**
   * How long running work may take to finish when a term ends. Work that takes longer is harmless:
   * the stores refuse its writes once the next leader has written its higher fence.
   */
  private static final Duration TERM_END = Duration.ofSeconds(1);

  /**
   * All stores of a realm and the term they are bound to. They are listed one by one, not grouped,
   * since each is chosen, measured and wrapped separately.
   */
  public record Stores(
      Pools pools,
      Claims claims,
      QueuePublication publication,
      RealmRefill refill,
      Mending mending,
      Matches matches,
      Queues queues,
      Records records,
      Activity activity,
      RatingUpkeep upkeep,
      Term term) {}

  private final RandomGenerator random = new SecureRandom();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final TermGate term = new TermGate();
  private final Controllers controllers;
  private final MatchQueueReconciler queues;
  private final NamespaceWatch namespaces;
  private final ActivityFollower follower;
  private final AuditSchedule audit;
  private final UpkeepSchedule upkeep;
  private final Rehearsal rehearsal;

  /**
   * Wires an operator; nothing runs yet.
   *
   * @param onStale ends the process; called when a newer leader has written to a store
   */
  public KickoffOperator(
      OperatorConfig config,
      KubernetesClient client,
      Stores stores,
      OperatorMetrics metrics,
      Runnable onStale,
      Clock clock) {
    Reporting reporting = new Reporting(new FailureEvents(client, clock), metrics);
    TermEnd termEnd = new TermEnd(onStale);
    SettledTerm settled = new SettledTerm();
    NamespaceGate namespaceGate = new NamespaceGate();
    Cadence audits = new Cadence(config.auditEvery(), RETRY_AFTER, new Requests());
    Cadence namespaceLooks = new Cadence(config.auditEvery(), RETRY_AFTER, new Requests());
    ReconcilePolicy policy =
        new ReconcilePolicy(
            new ReconcileGate(term, namespaceGate, audits.requests()),
            settled,
            new Retries(
                termEnd, new OutageWaits(clock), namespaceLooks.requests(), audits.requests()),
            clock);
    QueueDirectory directory = new QueueDirectory(client);
    ServerCluster cluster =
        new ServerCluster(client, config.publicHost(), config.namespaces().names().isEmpty());
    GameSessionReconciler sessions =
        new GameSessionReconciler(
            policy,
            cluster,
            directory,
            new SessionStores(stores.claims(), stores.records()),
            reporting);
    this.queues =
        new MatchQueueReconciler(
            policy,
            client,
            new MatchStores(stores.pools(), stores.claims(), stores.publication()),
            new QueueKnowledge(directory, sessions, admission(cluster, clock)),
            new Matchmaking(new RuledMatcher(), random, executor, clock),
            reporting);
    Reconcilers reconcilers =
        new Reconcilers(queues, sessions, directory, stores.matches(), stores.activity());
    this.controllers =
        new Controllers(
            () -> operator(client, metrics),
            List.of(sessions, queues),
            namespaceGate,
            queues::leave);
    this.namespaces =
        new NamespaceWatch(client, config.namespaces(), controllers, metrics, namespaceLooks);
    this.audit =
        new AuditSchedule(
            new Audit(
                client,
                config.namespaces(),
                new Audit.Stores(
                    stores.pools(),
                    stores.claims(),
                    stores.publication(),
                    stores.refill(),
                    stores.mending(),
                    stores.matches(),
                    stores.queues(),
                    stores.records(),
                    stores.term()),
                reconcilers,
                reporting,
                clock),
            audits,
            reconcilers,
            settled,
            termEnd);
    this.rehearsal =
        new Rehearsal(client, config.namespaces(), stores.matches(), stores.records(), clock);
    this.upkeep =
        new UpkeepSchedule(stores.upkeep(), directory::ladders, termEnd, Duration.ofMinutes(1));
    this.follower =
        new ActivityFollower(
            stores.activity(), reconcilers, audits.requests(), Duration.ofMillis(500), clock);
  }

  private DryRunAdmission admission(ServerCluster cluster, Clock clock) {
    SessionDryRun dryRun = new SessionDryRun(new PodDryRun(cluster), random, clock);
    return new DryRunAdmission(dryRun::ask, executor, clock);
  }

  /**
   * Whether the background loops make progress, for the liveness probe: a stuck process must be
   * restarted.
   *
   * @return which loop is stuck; empty when none is
   */
  public String stuck() {
    if (follower.isStuckFor(STUCK_AFTER)) {
      return "the follower of Redis' logs has made no progress for a minute";
    }
    return audit.isStuckFor(STUCK_AFTER) ? "the audit has not got any further for a minute" : "";
  }

  private static Operator operator(KubernetesClient client, OperatorMetrics metrics) {
    return new Operator(overrider ->
        overrider
            .withKubernetesClient(client)
            .withMetrics(new ReconcileTimes(metrics))
            .withCloseClientOnStop(false)
            .withExecutorService(Executors.newVirtualThreadPerTaskExecutor())
            .withUseSSAToPatchPrimaryResource(false)
            .withSSABasedCreateUpdateMatchForDependentResources(false)
            .checkingCRDAndValidateLocalModel(false)
            .withReconciliationTerminationTimeout(DRAIN));
  }

  /**
   * Syncs the caches of all namespaces that may be watched, and keeps them synced, without acting
   * on anything.
   *
   * @throws RuntimeException when the caches of a namespace that may be watched can't be synced
   */
  public void standBy() {
    namespaces.start();
  }

  /**
   * Does the read-only part of what the beginning of a term does, so that connections are open and
   * code is compiled when the term begins.
   *
   * @throws RuntimeException when Redis, Postgres or the API server does not answer
   */
  public void rehearse() {
    rehearsal.run();
  }

  /** Begins to act as the leader. To be called once, after {@link #standBy}. */
  public void lead() {
    term.begin();
    audit.start();
    follower.start();
    upkeep.start();
    queues.wakeAll();
  }

  /**
   * Starts nothing new. Returns when running work is done, or after {@link #TERM_END} at the
   * latest.
   */
  public void endTerm() {
    upkeep.close();
    follower.close();
    audit.close();
    try {
      if (!term.end(TERM_END)) {
        log.warn("The term ends with work under way; the next leader's fence keeps it harmless");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the term, then stops watching. */
  @Override
  public void close() {
    endTerm();
    namespaces.close();
    controllers.close(); // waits for running reconciles, at most DRAIN
    executor.shutdownNow();
  }
}
