package games.kickoff.operator.session;

import games.kickoff.core.claim.Claims;
import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.record.Ending.Outcome;
import games.kickoff.core.record.RecordResult;
import games.kickoff.core.record.Records;
import games.kickoff.operator.api.Phase;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.server.ServerPods;
import games.kickoff.operator.server.StopProbe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a plan's steps out. Every step may be repeated: a leader who takes over halfway through
 * does it again. The order of writes is what keeps the invariants: record before assign before
 * status on the way up, record before freeing before status before the pod on the way down.
 */
final class SessionSteps {

  private static final Logger log = LoggerFactory.getLogger(SessionSteps.class);

  private final StopProbe stopProbe = new StopProbe(Duration.ofSeconds(1));
  private final Claims claims;
  private final Records records;
  private final SessionServers servers;
  private final SessionMemory memory;
  private final SessionEnding ending;
  private final OperatorMetrics metrics;
  private final Clock clock;

  SessionSteps(
      SessionStores stores,
      SessionServers servers,
      SessionMemory memory,
      SessionEnding ending,
      OperatorMetrics metrics,
      Clock clock) {
    this.claims = stores.claims();
    this.records = stores.records();
    this.servers = servers;
    this.memory = memory;
    this.ending = ending;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Takes one step.
   *
   * @return the session after it; a changed one asks for a new plan
   */
  SessionContext take(SessionPlan.Step step, SessionContext at) {
    return switch (step) {
      case SessionPlan.Step.CreatePod create -> createPod(create, at);
      case SessionPlan.Step.DeletePod delete -> deletePod(at, delete.name(), delete.version());
      case SessionPlan.Step.WriteStarting starting ->
          at.write(SessionStatus.starting(at.session(), starting.attempt()));
      case SessionPlan.Step.RecordAndAssign ready -> recordAndAssign(ready, at);
      case SessionPlan.Step.Fail fail ->
          ending.giveUp(at, fail.blame(), fail.reason(), fail.message());
      case SessionPlan.Step.End end -> ending.end(end, at);
      case SessionPlan.Step.AskServer ask -> askServer(ask, at);
      case SessionPlan.Step.NoteMissing missing -> {
        memory.sightings().missing(at.match().id(), clock.instant());
        yield at;
      }
      case SessionPlan.Step.ConfirmLoss confirm -> confirmLoss(at);
      case SessionPlan.Step.Remove remove -> remove(at);
      case SessionPlan.Step.LookAgain later -> at;
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
  SessionContext confirm(SessionContext at, int attempt) {
    SessionMatch match = at.match();
    return switch (claims.confirm(match.id())) {
      case Confirmation.Ours ours -> at;
      case Confirmation.Gone gone -> giveUpGone(at);
      case Confirmation.Told told -> {
        log.info("Session {} was told of {} before us", match.id(), told.endpoint());
        yield at.write(
            SessionStatus.ready(
                at.session(),
                SessionServer.name(at.session(), attempt),
                attempt,
                told.endpoint(),
                clock.instant()));
      }
    };
  }

  private SessionContext giveUpGone(SessionContext at) {
    return ending.giveUp(at, Blame.NOBODY, "ClaimGone", "its tickets are not claimed any more");
  }

  private SessionContext createPod(SessionPlan.Step.CreatePod create, SessionContext at) {
    Optional<ServerPods.Result> result = servers.make(at, create.attempt());
    if (result.isEmpty()) {
      String message = "queue " + at.match().queue() + " is gone";
      return ending.giveUp(at, Blame.NOBODY, "QueueDeleted", message);
    }
    return switch (result.get()) {
      case ServerPods.Result.Made made -> at;
      case ServerPods.Result.Later later -> at;
      case ServerPods.Result.NoRoom full -> at;
      case ServerPods.Result.Refused refused ->
          ending.giveUp(at, Blame.SERVER, "PodRefused", refused.why());
    };
  }

  private SessionContext deletePod(SessionContext at, String name, String version) {
    servers.delete(at, name, version);
    return at;
  }

  private SessionContext recordAndAssign(
      SessionPlan.Step.RecordAndAssign ready, SessionContext at) {
    SessionMatch match = at.match();
    Instant now = clock.instant();
    Instant created = at.created();
    RecordResult recorded =
        records.record(match.record(created, Optional.of(ready.pod().name()), Optional.of(now)));
    return switch (recorded) {
      case RecordResult.Recorded yes -> {
        // invariant 9: told only what is recorded
        if (claims.assign(match.id(), ready.endpoint()) == Claims.Standing.GONE) {
          yield giveUpGone(at);
        }
        metrics.ready(match.queue(), match.id().formedAt(), now);
        match.tickets().forEach(t -> metrics.assigned(match.queue(), t.joinedAt(), now));
        yield writeReady(ready, at, now);
      }
      case RecordResult.AlreadyEnded over ->
          ending.giveUp(at, Blame.NOBODY, "RecordEnded", "the match has ended before it began");
      case RecordResult.PlayerBusy busy -> {
        // invariant 1: the index has judged; the others go back
        String message = "player " + busy.player() + " is in match " + busy.in();
        yield ending.giveUpFor(busy.player(), at, message);
      }
    };
  }

  private SessionContext writeReady(
      SessionPlan.Step.RecordAndAssign ready, SessionContext at, Instant now) {
    log.info("Session {} is ready at {}", at.session().getMetadata().getName(), ready.endpoint());
    return at.write(
        SessionStatus.ready(
            at.session(), ready.pod().name(), ready.pod().attempt(), ready.endpoint(), now));
  }

  private SessionContext askServer(SessionPlan.Step.AskServer ask, SessionContext at) {
    memory.sightings().asked(at.match().id(), clock.instant());
    if (!stopProbe.saysStop(ask.endpoint())) {
      return at;
    }
    return ending.end(
        new SessionPlan.Step.End(
            Phase.Ended, Outcome.COMPLETED, "Stopped", "the server says it has stopped", ""),
        at);
  }

  private SessionContext confirmLoss(SessionContext at) {
    SessionMatch match = at.match();
    // invariant 10: the API server itself has the last word, not our cache
    Duration grace = match.server().lostGrace();
    boolean there = at.livePods().anyMatch(pod -> !pod.isOverdue(clock.instant(), grace));
    if (there) {
      log.warn("The pod of session {} is there, but not in the cache", match.id());
      memory.sightings().seen(match.id());
      return at;
    }
    return ending.end(
        new SessionPlan.Step.End(
            Phase.Failed, Outcome.ABANDONED, "ServerLost", "the server's pod is lost", ""),
        at);
  }

  private SessionContext remove(SessionContext at) {
    memory.sightings().forget(at.match().id());
    at.josdk()
        .getClient()
        .resource(at.session())
        .lockResourceVersion(at.session().getMetadata().getResourceVersion())
        .delete();
    return at;
  }

  /** Says in its status that looks at a session fail, and why. */
  void noteTrouble(SessionContext at, String why) {
    at.write(SessionStatus.troubled(at.session(), why, clock.instant()));
  }

  /** Says that they work again. */
  void noteRecovery(SessionContext at) {
    at.write(SessionStatus.untroubled(at.session(), clock.instant()));
  }

  /** Gives up a session that can't be started for reasons of its own. */
  void giveUp(SessionContext at, RuntimeException why) {
    ending.giveUp(at, Blame.MATCH, "OperatorError", String.valueOf(why.getMessage()));
  }

  /** A session that was deleted: its match is over, whatever it was doing. */
  void cancel(SessionContext at) {
    SessionMatch match = at.match();
    if (!at.phase().isTerminal()) { // else its end was written before: what is left is its pods
      ending.cancel(at);
    }
    memory.forget(match.queue(), match.id());
    at.pods()
        .filter(pod -> !pod.deleting())
        .forEach(pod -> deletePod(at, pod.name(), pod.version()));
  }
}
