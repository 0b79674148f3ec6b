package games.kickoff.operator.session;

import games.kickoff.core.claim.Claims;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.record.Records;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.GameSessionStatus;
import games.kickoff.operator.api.Phase;
import games.kickoff.operator.gate.LookGate;
import games.kickoff.operator.gate.SettledTerm;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.outage.Backoff;
import games.kickoff.operator.outage.Retries;
import games.kickoff.operator.outage.Setback;
import games.kickoff.operator.queue.QueueDirectory;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.server.HostPorts;
import games.kickoff.operator.server.NotCreated;
import games.kickoff.operator.server.PodView;
import games.kickoff.operator.server.ServerPods;
import games.kickoff.operator.server.StopProbe;
import games.kickoff.operator.status.FailureEvents;
import games.kickoff.operator.status.StatusWriter;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Looks at one session and its pods, plans, and takes the plan's steps. There is no finalizer: a
 * deleted session is seen as such here, or by the audit.
 */
@ControllerConfiguration(name = "gamesession", triggerReconcilerOnAllEvents = true)
public final class GameSessionReconciler implements Reconciler<GameSession>, SessionCounts {

  private static final Logger log = LoggerFactory.getLogger(GameSessionReconciler.class);

  /** Rounds of planning in one look: create, next attempt, end and clean up is the longest. */
  private static final int MAX_ROUNDS = 6;

  private static final IllegalStateException NOT_SETTLED =
      new IllegalStateException("what the leader before left is not settled yet");

  private static final String PLAYING = "playing";
  private static final String HOST_PORT = "hostPort";

  private volatile Optional<IndexerResourceCache<GameSession>> cache = Optional.empty();
  private volatile Optional<InformerEventSource<Pod, GameSession>> servers = Optional.empty();

  private static final Duration LEAST = Duration.ofMillis(10);
  private static final Duration MOST = Duration.ofMinutes(1);

  /** A cache that is behind for longer than so many of these is no moment's matter. */
  private static final int CATCH_UPS = 4;

  private final SettledTerm settled;
  private final LookGate gate;
  private final Retries retries;
  private final Sightings sightings = new Sightings();
  private final Shortages shortages = new Shortages(new Backoff(new SplittableRandom()));
  private final Refusals refusals = new Refusals();
  private final Troubles troubles = new Troubles(new Backoff(new SplittableRandom()));
  private final SimpleInboundEventSource<GameSession> nudges =
      new SimpleInboundEventSource<>("nudges");
  private final ReportedResults results;
  private final SessionSteps steps;
  private final Clock clock;

  public GameSessionReconciler(
      LookGate gate,
      SettledTerm settled,
      Retries retries,
      KubernetesClient client,
      Claims claims,
      Records records,
      QueueDirectory queues,
      StatusWriter statusWriter,
      FailureEvents events,
      OperatorMetrics metrics,
      Optional<String> publicHost,
      Clock clock) {
    this.gate = gate;
    this.clock = clock;
    this.settled = settled;
    this.retries = retries;
    this.results = new ReportedResults(records, sightings);
    this.steps =
        new SessionSteps(
            client,
            claims,
            records,
            new SessionServers(
                new ServerPods(client, new HostPorts(this::isTaken), publicHost, clock),
                queues,
                refusals),
            statusWriter,
            new StopProbe(Duration.ofSeconds(1)),
            sightings,
            shortages,
            (match, queue) -> lookNow(match, queue.namespace()),
            new SessionEnding(claims, records, statusWriter, sightings, events, metrics, clock),
            metrics,
            clock);
  }

  @Override
  public List<EventSource<?, GameSession>> prepareEventSources(
      EventSourceContext<GameSession> context) {
    cache = Optional.of(context.getPrimaryCache());
    context.getPrimaryCache().addIndexers(Map.of(PLAYING, GameSessionReconciler::queuePlayedIn));
    InformerEventSourceConfiguration<Pod> pods =
        InformerEventSourceConfiguration.from(Pod.class, GameSession.class)
            .withLabelSelector(GameSession.SESSION_LABEL)
            .withSecondaryToPrimaryMapper(GameSessionReconciler::sessionOf)
            .withNamespacesInheritedFromController()
            .build();
    InformerEventSource<Pod, GameSession> seen = new InformerEventSource<>(pods, context);
    seen.addIndexers(Map.of(HOST_PORT, GameSessionReconciler::hostPorts));
    servers = Optional.of(seen);
    return List.of(seen, nudges);
  }

  /** What a pod that has not ended holds of its node. */
  private static List<String> hostPorts(Pod pod) {
    String phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
    boolean over = "Succeeded".equals(phase) || "Failed".equals(phase);
    return over
        ? List.of()
        : pod.getSpec().getContainers().stream()
            .flatMap(container -> container.getPorts().stream())
            .map(ContainerPort::getHostPort)
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .toList();
  }

  private boolean isTaken(int hostPort) {
    return servers
        .map(s -> !s.byIndex(HOST_PORT, Integer.toString(hostPort)).isEmpty())
        .orElse(false);
  }

  private static List<String> queuePlayedIn(GameSession session) {
    return SessionContext.phase(session) == Phase.Ready
        ? List.of(session.getMetadata().getNamespace() + "/" + session.getSpec().queue)
        : List.of();
  }

  @Override
  public ServersSeen of(QueueRules queue) {
    List<String> noNode = sightings.unschedulable(queue.key());
    return new ServersSeen(
        cache.map(c -> c.byIndex(PLAYING, queue.key().toString()).size()).orElse(0),
        noNode.size(),
        noNode.isEmpty() ? "" : noNode.getFirst(),
        shortages.why(queue.key()),
        refusals.of(queue));
  }

  private static Set<ResourceID> sessionOf(Pod pod) {
    Map<String, String> labels = pod.getMetadata().getLabels();
    String session = labels == null ? null : labels.get(GameSession.SESSION_LABEL);
    return session == null
        ? Set.of()
        : Set.of(new ResourceID(session, pod.getMetadata().getNamespace()));
  }

  /** What the leader before left is settled: each session is looked at. */
  public void wakeAll() {
    cache.ifPresent(c -> c.keys().forEach(nudges::propagateEvent));
  }

  /** Somebody wants this session looked at now. */
  public void nudge(MatchId match, String namespace) {
    sightings.askSoon(match);
    lookNow(match, namespace);
  }

  private void lookNow(MatchId match, String namespace) {
    nudges.propagateEvent(new ResourceID(match.value(), namespace));
  }

  @Override
  public UpdateControl<GameSession> reconcile(GameSession session, Context<GameSession> context) {
    return gate.run(session, context, () -> act(session, context));
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
    SessionContext at = new SessionContext(session, match, context);
    try (var inLogs = MDC.putCloseable("session", match.id().value());
        var queue = MDC.putCloseable("queue", match.queue().toString())) {
      if (!settled.isSettled()) {
        return lookAgain(at, NOT_SETTLED, SettledTerm.LOOK_AGAIN);
      }
      UpdateControl<GameSession> control = carryOut(at);
      if (SessionStatus.isTroubled(session) && !at.isOver()) {
        steps.noteRecovery(at); // 409 if it was written just now: the next look does
      }
      troubles.none(match.id());
      return control;
    } catch (RuntimeException e) {
      return after(Setback.of(e), at);
    }
  }

  private UpdateControl<GameSession> after(Setback setback, SessionContext at) {
    return switch (setback) {
      case Setback.TermOver over -> {
        retries.never(over);
        yield UpdateControl.noUpdate();
      }
      case Setback.Outage outage ->
          lookAgain(at, outage.why(), retries.in(outage, "the stores", log));
      default -> trouble(setback, at);
    };
  }

  /** Something about this one session: it must not spin, and must not wait for ever. */
  private UpdateControl<GameSession> trouble(Setback setback, SessionContext at) {
    MatchId match = at.match().id();
    RuntimeException why = setback.why();
    int failures = troubles.another(match);
    boolean behind = setback instanceof Setback.CacheBehind;
    if (behind && failures <= CATCH_UPS) {
      // Our cache is behind: what is there now asks for another plan.
      return lookAgain(at, why, Retries.CATCH_UP);
    }
    boolean tooMany =
        failures >= Troubles.TOO_MANY
            && !behind
            && at.isStarting()
            && !at.isGone();
    say(why, tooMany, at);
    if (tooMany) {
      try {
        steps.giveUp(at, why);
      } catch (RuntimeException e) {
        if (Setback.of(e) instanceof Setback.TermOver over) {
          retries.never(over);
          return UpdateControl.noUpdate();
        }
        return lookAgain(at, e, troubles.pause(failures)); // at the next failure again
      }
      troubles.none(match);
      return UpdateControl.<GameSession>noUpdate().rescheduleAfter(LEAST);
    }
    return lookAgain(at, why, troubles.pause(failures));
  }

  /** Once for each reason, in the log and in its status. */
  private void say(RuntimeException why, boolean givenUp, SessionContext at) {
    MatchId match = at.match().id();
    String what = NotCreated.sentence(why);
    if (!troubles.isNews(match, what)) {
      return;
    }
    log.warn("Session {} can't be looked at; it is tried again, ever less often", match, why);
    if (!givenUp && !at.isOver()) {
      try {
        steps.noteTrouble(at, what);
      } catch (RuntimeException e) {
        log.debug("Its status can't be written, either", e);
      }
    }
  }

  /** A deleted session can't be looked at later but by failing: JOSDK tries it again, then. */
  private static UpdateControl<GameSession> lookAgain(
      SessionContext at, RuntimeException why, Duration in) {
    if (at.isGone()) {
      throw why;
    }
    return UpdateControl.<GameSession>noUpdate().rescheduleAfter(in);
  }

  private UpdateControl<GameSession> carryOut(SessionContext at) {
    if (at.isGone() || at.session().getMetadata().getDeletionTimestamp() != null) {
      steps.cancel(at);
      return UpdateControl.noUpdate();
    }
    SessionContext now = at;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      SessionContext before = now;
      Optional<Duration> again = Optional.empty();
      Look look = look(now);
      List<SessionPlan.Step> plan = SessionPlan.plan(look);
      if (now.isStarting() && plan.stream().anyMatch(SessionPlan.Step::changesPods)) {
        now = steps.confirm(now, SessionPlan.currentAttempt(look));
        if (now.phase() != before.phase()) {
          continue; // told or gone: another plan
        }
      }
      for (SessionPlan.Step step : plan) {
        if (step instanceof SessionPlan.Step.LookAgain later) {
          again = Optional.of(later.in());
        } else {
          now = steps.take(step, now);
          if (now.phase() != before.phase()) {
            break; // the rest of the plan was for another phase
          }
        }
      }
      if (now.phase() == before.phase()) {
        return again
            .map(in -> UpdateControl.<GameSession>noUpdate().rescheduleAfter(soon(in)))
            .orElseGet(UpdateControl::noUpdate);
      }
    }
    throw new IllegalStateException("session " + at.match().id() + " comes to no rest");
  }

  /** Not at once, and not so late that a missed event would matter. */
  private static Duration soon(Duration in) {
    if (in.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return in.compareTo(MOST) > 0 ? MOST : in;
  }

  private Look look(SessionContext at) {
    GameSession session = at.session();
    SessionMatch match = at.match();
    List<PodView> pods = at.pods().toList();
    boolean waits = pods.isEmpty() && at.isStarting();
    Optional<Shortage> shortage =
        waits ? shortages.of(match.queue(), match.id(), clock.instant()) : Optional.empty();
    if (!pods.isEmpty() || shortage.isPresent()) {
      sightings.seen(match.id());
    } else if (waits) {
      sightings.missing(match.id(), clock.instant());
    }
    if (!at.isStarting()) {
      shortages.forget(match.queue(), match.id());
    }
    if (pods.isEmpty() && at.phase().isTerminal()) {
      shortages
          .freed(match.queue().namespace(), clock.instant())
          .forEach(next -> lookNow(next.getValue(), next.getKey().namespace()));
    }
    String noNode = pods.stream().map(PodView::unschedulable).collect(Collectors.joining());
    sightings.unschedulable(match.id(), match.queue(), at.phase().isTerminal() ? "" : noNode);
    GameSessionStatus status =
        session.getStatus() == null ? new GameSessionStatus() : session.getStatus();
    return new Look(
        match.server(),
        match.retention(),
        at.phase(),
        status.attempt == null ? 1 : status.attempt,
        match.id().formedAt(), // not its creationTimestamp, which is cut to whole seconds
        Optional.ofNullable(status.readyAt).map(Instant::parse),
        Optional.ofNullable(status.endedAt).map(Instant::parse),
        pods,
        sightings.missingSince(match.id()),
        shortage,
        sightings.asked(match.id()),
        at.phase() == Phase.Ready && results.ends(match),
        clock.instant());
  }
}
