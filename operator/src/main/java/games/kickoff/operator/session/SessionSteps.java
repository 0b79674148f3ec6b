package games.kickoff.operator.session;

import games.kickoff.core.claim.Claims;
import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.record.Ending.Outcome;
import games.kickoff.core.record.RecordResult;
import games.kickoff.core.record.Records;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.Phase;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.server.PodView;
import games.kickoff.operator.server.ServerPods;
import games.kickoff.operator.server.StopProbe;
import games.kickoff.operator.status.StatusWriter;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
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
  private final SessionServers servers;
  private final StatusWriter statusWriter;
  private final StopProbe stopProbe;
  private final Sightings sightings;
  private final Shortages shortages;
  private final BiConsumer<MatchId, QueueKey> nudge;
  private final SessionEnding ending;
  private final OperatorMetrics metrics;
  private final Clock clock;

  /**
   * @param nudge a session that should be looked at now
   */
  SessionSteps(
      KubernetesClient client,
      Claims claims,
      Records records,
      SessionServers servers,
      StatusWriter statusWriter,
      StopProbe stopProbe,
      Sightings sightings,
      Shortages shortages,
      BiConsumer<MatchId, QueueKey> nudge,
      SessionEnding ending,
      OperatorMetrics metrics,
      Clock clock) {
    this.ending = ending;
    this.metrics = metrics;
    this.client = client;
    this.claims = claims;
    this.records = records;
    this.servers = servers;
    this.statusWriter = statusWriter;
    this.stopProbe = stopProbe;
    this.sightings = sightings;
    this.shortages = shortages;
    this.nudge = nudge;
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
      case SessionPlan.Step.DeletePod delete -> deletePod(session, delete.name(), delete.version());
      case SessionPlan.Step.WriteStarting starting -> writeStarting(starting, session, context);
      case SessionPlan.Step.RecordAndAssign ready ->
          recordAndAssign(ready, session, match, context);
      case SessionPlan.Step.Fail fail ->
          ending.giveUp(session, match, fail.blame(), fail.reason(), fail.message(), context);
      case SessionPlan.Step.End end -> ending.end(end, session, match, context);
      case SessionPlan.Step.AskServer ask -> askServer(ask, session, match, context);
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
  GameSession confirm(
      GameSession session, SessionMatch match, int attempt, Context<GameSession> context) {
    return switch (claims.confirm(match.id())) {
      case Confirmation.Ours ours -> session;
      case Confirmation.Gone gone -> giveUpGone(session, match, context);
      case Confirmation.Told told -> {
        log.info("Session {} was told of {} before us", match.id(), told.endpoint());
        yield statusWriter.write(
            session,
            SessionStatus.ready(
                session,
                SessionServer.name(session, attempt),
                attempt,
                told.endpoint(),
                clock.instant()),
            context);
      }
    };
  }

  private GameSession giveUpGone(
      GameSession session, SessionMatch match, Context<GameSession> context) {
    String message = "its tickets are not claimed any more";
    return ending.giveUp(session, match, Blame.NOBODY, "ClaimGone", message, context);
  }

  private GameSession createPod(
      SessionPlan.Step.CreatePod create,
      GameSession session,
      SessionMatch match,
      Context<GameSession> context) {
    if (!shortages.mayTry(match.queue(), clock.instant())) {
      return session; // another session of its queue tries for both
    }
    Optional<ServerPods.Result> result = servers.make(session, match, create.attempt());
    if (result.isEmpty()) {
      String message = "queue " + match.queue() + " is gone";
      return ending.giveUp(session, match, Blame.NOBODY, "QueueDeleted", message, context);
    }
    return switch (result.get()) {
      case ServerPods.Result.Made made -> {
        shortages
            .made(match.queue(), match.id())
            .forEach(next -> nudge.accept(next, match.queue()));
        yield session;
      }
      case ServerPods.Result.Later later -> session;
      case ServerPods.Result.NoRoom full -> {
        shortages.refused(match.queue(), match.id(), full.why(), clock.instant());
        yield session;
      }
      case ServerPods.Result.Refused refused ->
          ending.giveUp(session, match, Blame.SERVER, "PodRefused", refused.why(), context);
    };
  }

  private GameSession deletePod(GameSession session, String name, String version) {
    servers.delete(session, name, version);
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
    Instant created = SessionEnding.created(session);
    RecordResult recorded =
        records.record(match.record(created, Optional.of(ready.pod().name()), Optional.of(now)));
    return switch (recorded) {
      case RecordResult.Recorded yes -> {
        // invariant 9: told only what is recorded
        if (claims.assign(match.id(), ready.endpoint()) == Claims.Standing.GONE) {
          yield giveUpGone(session, match, context);
        }
        metrics.ready(match.queue(), match.id().formedAt(), now);
        match.tickets().forEach(t -> metrics.assigned(match.queue(), t.joinedAt(), now));
        yield writeReady(ready, session, now, context);
      }
      case RecordResult.AlreadyEnded over ->
          ending.giveUp(
              session,
              match,
              Blame.NOBODY,
              "RecordEnded",
              "the match has ended before it began",
              context);
      case RecordResult.PlayerBusy busy -> {
        // invariant 1: the index has judged; the others go back
        String message = "player " + busy.player() + " is in match " + busy.in();
        yield ending.giveUpFor(busy.player(), session, match, message, context);
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

  private GameSession askServer(
      SessionPlan.Step.AskServer ask,
      GameSession session,
      SessionMatch match,
      Context<GameSession> context) {
    sightings.asked(match.id(), clock.instant());
    if (!stopProbe.saysStop(ask.endpoint())) {
      return session;
    }
    return ending.end(
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
    Duration grace = match.server().lostGrace();
    boolean there =
        live.stream()
            .map(pod -> PodView.of(pod, match.server().port()))
            .anyMatch(pod -> !pod.isOverdue(clock.instant(), grace));
    if (there) {
      log.warn("The pod of session {} is there, but not in the cache", match.id());
      sightings.seen(match.id());
      return session;
    }
    return ending.end(
        new SessionPlan.Step.End(
            Phase.Failed, Outcome.ABANDONED, "ServerLost", "the server's pod is lost", ""),
        session,
        match,
        context);
  }

  private GameSession remove(GameSession session, SessionMatch match) {
    sightings.forget(match.id());
    client
        .resource(session)
        .lockResourceVersion(session.getMetadata().getResourceVersion())
        .delete();
    return session;
  }

  /** Says in its status that looks at a session fail, and why. */
  void noteTrouble(GameSession session, String why, Context<GameSession> context) {
    statusWriter.write(session, SessionStatus.troubled(session, why, clock.instant()), context);
  }

  /** Says that they work again. */
  void noteRecovery(GameSession session, Context<GameSession> context) {
    statusWriter.write(session, SessionStatus.untroubled(session, clock.instant()), context);
  }

  /** Gives up a session that can't be started for reasons of its own. */
  void giveUp(
      GameSession session, SessionMatch match, RuntimeException why, Context<GameSession> context) {
    ending.giveUp(
        session, match, Blame.MATCH, "OperatorError", String.valueOf(why.getMessage()), context);
  }

  /**
   * A session that was deleted: its match is over, whatever it was doing.
   *
   * @param over its end was written before: what is left is its pods
   */
  void cancel(GameSession session, SessionMatch match, boolean over, Stream<PodView> left) {
    if (!over) {
      ending.cancel(session, match);
    }
    sightings.forget(match.id());
    shortages.forget(match.queue(), match.id());
    left.filter(pod -> !pod.deleting())
        .forEach(pod -> deletePod(session, pod.name(), pod.version()));
  }
}
