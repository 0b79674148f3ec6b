package games.kickoff.operator.session;

import games.kickoff.core.id.MatchId;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.gate.ReconcilePolicy;
import games.kickoff.operator.gate.SettledTerm;
import games.kickoff.operator.outage.Setback;
import games.kickoff.operator.queue.QueueDirectory;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.server.HostPorts;
import games.kickoff.operator.server.ServerCluster;
import games.kickoff.operator.server.ServerPods;
import games.kickoff.operator.status.Reporting;
import games.kickoff.service.log.LogField;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reconciles a session: observes it and its pods, plans, and carries out the plan's steps. There is
 * no finalizer: the deletion of a session is noticed here, or by the audit.
 */
@ControllerConfiguration(name = "gamesession", triggerReconcilerOnAllEvents = true)
public final class GameSessionReconciler implements Reconciler<GameSession>, SessionCounts {

  private static final Logger log = LoggerFactory.getLogger(GameSessionReconciler.class);

  /**
   * The most rounds of planning in one reconcile. The longest sequence is: confirm, next attempt,
   * end and clean up.
   */
  private static final int MAX_ROUNDS = 10;

  private static final IllegalStateException NOT_SETTLED =
      new IllegalStateException("the first audit of this term has not succeeded yet");

  private static final Duration LEAST = Duration.ofMillis(10);
  private static final Duration MOST = Duration.ofMinutes(1);

  private final ReconcilePolicy policy;
  private final SessionMemory memory = SessionMemory.fresh();
  private final SessionIndex index = new SessionIndex(memory.observations());
  private final SessionObserver observer;
  private final SessionSteps steps;
  private final SessionFailures failures;

  public GameSessionReconciler(
      ReconcilePolicy policy,
      ServerCluster cluster,
      QueueDirectory queues,
      SessionStores stores,
      Reporting reporting) {
    this.policy = policy;
    Clock clock = policy.clock();
    this.observer = new SessionObserver(memory, index, stores.records(), clock);
    this.steps =
        new SessionSteps(
            stores,
            new SessionServers(
                new ServerPods(cluster, new HostPorts(index::isTaken), clock),
                queues,
                memory,
                index,
                clock),
            memory,
            new SessionEnding(stores, memory.observations(), reporting, clock),
            reporting,
            clock);
    this.failures = new SessionFailures(policy.retries(), steps);
  }

  @Override
  public List<EventSource<?, GameSession>> prepareEventSources(
      EventSourceContext<GameSession> context) {
    return index.watch(context);
  }

  @Override
  public ServersSeen of(QueueRules queue) {
    List<String> noNode = memory.observations().unschedulable(queue.key());
    return new ServersSeen(
        index.playing(queue.key()),
        noNode.size(),
        noNode.isEmpty() ? "" : noNode.getFirst(),
        memory.shortages().why(queue.key()),
        memory.refusals().of(queue));
  }

  /** Reconciles every session now, as the first audit of the term has succeeded. */
  public void wakeAll() {
    index.wakeAll();
  }

  /** Reconciles this session now, because of a nudge. */
  public void nudge(MatchId match, String namespace) {
    memory.observations().askSoon(match);
    index.wake(match, namespace);
  }

  @Override
  public UpdateControl<GameSession> reconcile(GameSession session, Context<GameSession> context) {
    return policy.gate().run(session, context, () -> act(session, context));
  }

  private UpdateControl<GameSession> act(GameSession session, Context<GameSession> context) {
    SessionMatch match;
    try {
      match = SessionMatch.of(session);
    } catch (IllegalArgumentException e) {
      log.warn(
          "GameSession {}/{} was not made by Kickoff and is left alone: {}",
          session.getMetadata().getNamespace(),
          session.getMetadata().getName(),
          e.getMessage());
      return UpdateControl.noUpdate();
    }
    return again(observed(new SessionContext(session, match, context)));
  }

  private static UpdateControl<GameSession> again(Optional<Duration> in) {
    return in.map(time -> UpdateControl.<GameSession>noUpdate().rescheduleAfter(time))
        .orElseGet(UpdateControl::noUpdate);
  }

  /**
   * Reconciles a session and handles failures.
   *
   * @return after how long to reconcile again; empty: at the next event
   */
  private Optional<Duration> observed(SessionContext at) {
    try (var inLogs = LogField.SESSION.during(at.match().id().value());
        var queue = LogField.QUEUE.during(at.match().queue().toString())) {
      if (!policy.settled().isSettled()) {
        return SessionFailures.again(at, NOT_SETTLED, SettledTerm.LOOK_AGAIN);
      }
      Optional<Duration> again = carryOut(at);
      failures.none(at);
      return again;
    } catch (RuntimeException e) {
      return failures.after(Setback.of(e), at);
    }
  }

  private Optional<Duration> carryOut(SessionContext at) {
    SessionContext now = at;
    List<Finding> found = List.of();
    for (int round = 0; round < MAX_ROUNDS; round++) {
      SessionContext before = now;
      Optional<Finding> news = Optional.empty();
      Optional<Duration> again = Optional.empty();
      for (Step step : SessionPlan.plan(observer.observed(now, found))) {
        if (step instanceof Step.Requeue later) {
          again = Optional.of(soon(later.in()));
          continue;
        }
        SessionSteps.Taken taken = steps.take(step, now);
        now = taken.at();
        news = taken.found();
        if (news.isPresent() || now.phase() != before.phase()) {
          break; // the remaining steps were planned for another state
        }
      }
      if (news.isEmpty() && now.phase() == before.phase()) {
        return again;
      }
      found =
          now.phase() == before.phase()
              ? Stream.concat(found.stream(), news.stream()).toList()
              : List.of();
    }
    throw new IllegalStateException(
        "session " + at.match().id() + " needs more rounds of planning than any should");
  }

  /** Bounds a delay: not at once, and not so late that a missed event would matter. */
  private static Duration soon(Duration in) {
    if (in.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return in.compareTo(MOST) > 0 ? MOST : in;
  }
}
