package games.kickoff.operator.session;

import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.queue.QueueDirectory;
import games.kickoff.operator.queue.QueueRules;
import games.kickoff.operator.status.FailureEvents;
import games.kickoff.operator.status.StatusWriter;
import games.kickoff.store.match.Claims;
import games.kickoff.store.match.Confirmation;
import games.kickoff.store.match.Fence;
import games.kickoff.store.record.Ending;
import games.kickoff.store.record.Ending.Outcome;
import games.kickoff.store.record.RecordResult;
import games.kickoff.store.record.Records;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a plan's steps out. Every step may be repeated: a leader who takes over halfway through
 * does it again. The order of writes is what keeps the invariants: record before assign before
 * status on the way up, record before freeing before status before the pod on the way down.
 */
final class SessionSteps {

  private static final Logger log = LoggerFactory.getLogger(SessionSteps.class);

  private final KubernetesClient client;
  private final Claims claims;
  private final Records records;
  private final Supplier<Fence> fence;
  private final QueueDirectory queues;
  private final StatusWriter statusWriter;
  private final StopProbe stopProbe;
  private final Sightings sightings;
  private final FailureEvents events;
  private final OperatorMetrics metrics;
  private final Clock clock;

  SessionSteps(
      KubernetesClient client,
      Claims claims,
      Records records,
      Supplier<Fence> fence,
      QueueDirectory queues,
      StatusWriter statusWriter,
      StopProbe stopProbe,
      Sightings sightings,
      FailureEvents events,
      OperatorMetrics metrics,
      Clock clock) {
    this.events = events;
    this.metrics = metrics;
    this.client = client;
    this.claims = claims;
    this.records = records;
    this.fence = fence;
    this.queues = queues;
    this.statusWriter = statusWriter;
    this.stopProbe = stopProbe;
    this.sightings = sightings;
    this.clock = clock;
  }

  /**
   * Takes one step.
   *
   * @return the session after it; a changed one asks for a new plan
   */
  GameSession take(
      SessionPlan.Step step,
      GameSession session,
      SessionMatch match,
      Context<GameSession> context) {
    return switch (step) {
      case SessionPlan.Step.CreatePod create -> createPod(create, session, match, context);
      case SessionPlan.Step.DeletePod delete -> deletePod(session, delete.name());
      case SessionPlan.Step.WriteStarting starting -> writeStarting(starting, session, context);
      case SessionPlan.Step.RecordAndAssign ready ->
          recordAndAssign(ready, session, match, context);
      case SessionPlan.Step.Fail fail ->
          giveUp(
              session,
              match,
              fail.reason().equals(SessionPlan.NO_ROOM) ? Blame.NOBODY : Blame.SERVER,
              fail.reason(),
              fail.message(),
              context);
      case SessionPlan.Step.End end -> end(end, session, match, context);
      case SessionPlan.Step.AskServer ask -> ask(ask, session, match, context);
      case SessionPlan.Step.NoteMissing missing -> {
        sightings.missing(match.id(), clock.instant());
        yield session;
      }
      case SessionPlan.Step.ConfirmLoss confirm -> confirmLoss(session, match, context);
      case SessionPlan.Step.Remove remove -> remove(session, match);
      case SessionPlan.Step.LookAgain later -> session;
    };
  }

  /**
   * Asks Redis, with our fence, what the match's players were told: the step before anything is
   * made or destroyed for a session that is not Ready. A leader before us may have told them and
   * not got to write so; one after us may have written more than our cache knows.
   *
   * @param attempt the one its pod is of
   * @return the session, which is in another phase if it may not start
   */
  GameSession ask(
      GameSession session, SessionMatch match, int attempt, Context<GameSession> context) {
    return switch (claims.confirm(fence.get(), match.id())) {
      case Confirmation.Ours ours -> session;
      case Confirmation.Gone gone -> giveUpGone(session, match, context);
      case Confirmation.Told told -> {
        log.info("Session {} was told of {} before us", match.id(), told.endpoint());
        yield statusWriter.write(
            session,
            SessionStatus.ready(
                session, GamePod.name(session, attempt), attempt, told.endpoint(), clock.instant()),
            context);
      }
    };
  }

  private GameSession giveUpGone(
      GameSession session, SessionMatch match, Context<GameSession> context) {
    String message = "its tickets are not claimed any more";
    return giveUp(session, match, Blame.NOBODY, "ClaimGone", message, context);
  }

  private GameSession createPod(
      SessionPlan.Step.CreatePod create,
      GameSession session,
      SessionMatch match,
      Context<GameSession> context) {
    Optional<QueueRules> rules = queues.find(match.queue());
    if (rules.isEmpty()) {
      return giveUp(
          session,
          match,
          Blame.NOBODY,
          "QueueDeleted",
          "queue " + match.queue() + " is gone",
          context);
    }
    Pod pod = GamePod.of(session, rules.get().template(), match.server().port(), create.attempt());
    try {
      client.resource(pod).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return session; // made before; its event is on its way
      }
      if (isFinal(e)) {
        return giveUp(
            session, match, Blame.SERVER, "PodRefused", String.valueOf(e.getMessage()), context);
      }
      throw e;
    }
    return session;
  }

  /**
   * Not for a moment's trouble: no room in a quota, a token that is being renewed, too many calls.
   */
  private static boolean isFinal(KubernetesClientException e) {
    boolean quota =
        e.getCode() == HttpURLConnection.HTTP_FORBIDDEN
            && String.valueOf(e.getMessage()).contains("exceeded quota");
    return e.getCode() >= 400
        && e.getCode() < 500
        && !quota
        && e.getCode() != HttpURLConnection.HTTP_UNAUTHORIZED
        && e.getCode() != HttpURLConnection.HTTP_CLIENT_TIMEOUT
        && e.getCode() != 429;
  }

  private GameSession deletePod(GameSession session, String name) {
    client.pods().inNamespace(session.getMetadata().getNamespace()).withName(name).delete();
    return session;
  }

  private GameSession writeStarting(
      SessionPlan.Step.WriteStarting starting, GameSession session, Context<GameSession> context) {
    return statusWriter.write(
        session, SessionStatus.starting(session, starting.attempt()), context);
  }

  private GameSession recordAndAssign(
      SessionPlan.Step.RecordAndAssign ready,
      GameSession session,
      SessionMatch match,
      Context<GameSession> context) {
    Instant now = clock.instant();
    Instant created = created(session);
    RecordResult recorded =
        records.record(
            fence.get(), match.record(created, Optional.of(ready.pod().name()), Optional.of(now)));
    return switch (recorded) {
      case RecordResult.Recorded yes -> {
        // invariant 9: told only what is recorded
        if (claims.assign(fence.get(), match.id(), ready.endpoint()) == Claims.Standing.GONE) {
          yield giveUpGone(session, match, context);
        }
        metrics.ready(match.queue(), match.id().formedAt(), now);
        match.tickets().forEach(t -> metrics.assigned(match.queue(), t.joinedAt(), now));
        yield writeReady(ready, session, now, context);
      }
      case RecordResult.AlreadyEnded over ->
          giveUp(
              session,
              match,
              Blame.NOBODY,
              "RecordEnded",
              "the match has ended before it began",
              context);
      case RecordResult.PlayerBusy busy -> {
        // invariant 1: the index has judged; the others go back
        claims.requeue(fence.get(), match.id(), "PlayerBusy", List.of(busy.player()));
        String message = "player " + busy.player() + " is in match " + busy.in();
        yield giveUp(session, match, Blame.NOBODY, "PlayerBusy", message, context);
      }
    };
  }

  private GameSession writeReady(
      SessionPlan.Step.RecordAndAssign ready,
      GameSession session,
      Instant now,
      Context<GameSession> context) {
    log.info("Session {} is ready at {}", session.getMetadata().getName(), ready.endpoint());
    return statusWriter.write(
        session,
        SessionStatus.ready(
            session, ready.pod().name(), ready.pod().attempt(), ready.endpoint(), now),
        context);
  }

  /** Why a session is given up, as far as its tickets are concerned. */
  private enum Blame {
    /** Its server: the tickets' return is counted. */
    SERVER,
    NOBODY
  }

  /** Ends a session nobody was told of; its tickets go back, unless they have moved on. */
  GameSession giveUp(
      GameSession session,
      SessionMatch match,
      Blame blame,
      String reason,
      String message,
      Context<GameSession> context) {
    Instant now = clock.instant();
    // First the record: a late leader's insert must lose (DESIGN 5.6).
    records.end(
        fence.get(),
        match.record(created(session), Optional.empty(), Optional.empty()),
        new Ending(now, Outcome.FAILED, reason, message, Optional.empty()));
    switch (blame) {
      case SERVER -> claims.fail(fence.get(), match.id(), reason);
      // told already, by a leader before us: then it ends
      case NOBODY -> {
        if (claims.requeue(fence.get(), match.id(), reason, List.of()) == Claims.Standing.TOLD) {
          claims.end(fence.get(), match.id(), reason);
        }
      }
    }
    log.warn("Session {} failed: {}, {}", match.id(), reason, message);
    return writeEnd(session, match, Phase.Failed, reason, message, now, context);
  }

  private GameSession end(
      SessionPlan.Step.End end,
      GameSession session,
      SessionMatch match,
      Context<GameSession> context) {
    Instant now = clock.instant();
    Optional<String> result = Optional.of(end.result()).filter(r -> !r.isEmpty());
    records.end(
        fence.get(),
        match.record(created(session), pod(session), readyAt(session)),
        new Ending(now, end.outcome(), end.reason(), end.message(), result));
    claims.end(fence.get(), match.id(), end.reason());
    if (end.phase() == Phase.Failed) {
      log.warn("Session {} failed: {}, {}", match.id(), end.reason(), end.message());
    } else {
      log.info("Session {} ended: {}", match.id(), end.reason());
    }
    return writeEnd(session, match, end.phase(), end.reason(), end.message(), now, context);
  }

  private GameSession writeEnd(
      GameSession session,
      SessionMatch match,
      Phase phase,
      String reason,
      String message,
      Instant now,
      Context<GameSession> context) {
    sightings.forget(match.id());
    GameSession written =
        statusWriter.write(
            session, SessionStatus.over(session, phase, reason, message, now), context);
    metrics.over(match.queue(), phase.name(), reason);
    if (phase == Phase.Failed) {
      events.warn(session, reason, message);
    }
    return written;
  }

  private GameSession ask(
      SessionPlan.Step.AskServer ask,
      GameSession session,
      SessionMatch match,
      Context<GameSession> context) {
    sightings.asked(match.id(), clock.instant());
    if (!stopProbe.saysStop(ask.endpoint())) {
      return session;
    }
    return end(
        new SessionPlan.Step.End(
            Phase.Ended, Outcome.COMPLETED, "Stopped", "the server says it has stopped", ""),
        session,
        match,
        context);
  }

  private GameSession confirmLoss(
      GameSession session, SessionMatch match, Context<GameSession> context) {
    // invariant 10: the API server itself has the last word, not our cache
    List<Pod> live =
        client
            .pods()
            .inNamespace(session.getMetadata().getNamespace())
            .withLabel(GameSession.SESSION_LABEL, session.getMetadata().getName())
            .list()
            .getItems();
    if (!live.isEmpty()) {
      log.warn("The pod of session {} is there, but not in the cache", match.id());
      sightings.seen(match.id());
      return session;
    }
    return end(
        new SessionPlan.Step.End(
            Phase.Failed, Outcome.ABANDONED, "ServerLost", "the server's pod is gone", ""),
        session,
        match,
        context);
  }

  private GameSession remove(GameSession session, SessionMatch match) {
    sightings.forget(match.id());
    client.resource(session).delete();
    return session;
  }

  /**
   * A session that was deleted: its match is over, whatever it was doing.
   *
   * @param over its end was written before: what is left is its pods
   */
  void cancel(GameSession session, SessionMatch match, boolean over, Stream<PodView> pods) {
    if (!over) {
      boolean ended =
          records.end(
              fence.get(),
              match.record(created(session), pod(session), readyAt(session)),
              new Ending(
                  clock.instant(),
                  Outcome.CANCELLED,
                  "Cancelled",
                  "its GameSession was deleted",
                  Optional.empty()));
      claims.end(fence.get(), match.id(), "Cancelled");
      if (ended) {
        log.info("Session {} was deleted while it was live: its match is cancelled", match.id());
      }
    }
    sightings.forget(match.id());
    pods.filter(pod -> !pod.deleting()).forEach(pod -> deletePod(session, pod.name()));
  }

  private static Instant created(GameSession session) {
    return Instant.parse(session.getMetadata().getCreationTimestamp());
  }

  private static Optional<String> pod(GameSession session) {
    return Optional.ofNullable(session.getStatus()).map(status -> status.pod);
  }

  private static Optional<Instant> readyAt(GameSession session) {
    return Optional.ofNullable(session.getStatus())
        .map(status -> status.readyAt)
        .map(Instant::parse);
  }
}
