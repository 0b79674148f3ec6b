package games.kickoff.operator.session;

import games.kickoff.core.claim.Claims;
import games.kickoff.core.record.RecordResult;
import games.kickoff.core.record.Records;
import games.kickoff.core.server.Endpoint;
import games.kickoff.operator.server.PodEvents;
import games.kickoff.operator.server.ServerPods;
import games.kickoff.operator.server.StopProbe;
import games.kickoff.operator.status.Reporting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out a plan's steps and decides nothing. Every step may be repeated: a leader that takes
 * over halfway repeats it. The order of writes keeps the invariants. At the start: record, then
 * assign, then status. At the end: record, then free the players, then status, then the pod.
 */
final class SessionSteps {

  private static final Logger log = LoggerFactory.getLogger(SessionSteps.class);

  private final StopProbe stopProbe = new StopProbe(Duration.ofSeconds(1));
  private final Claims claims;
  private final Records records;
  private final SessionServers servers;
  private final SessionMemory memory;
  private final SessionEnding ending;
  private final Reporting reporting;
  private final Clock clock;

  SessionSteps(
      SessionStores stores,
      SessionServers servers,
      SessionMemory memory,
      SessionEnding ending,
      Reporting reporting,
      Clock clock) {
    this.claims = stores.claims();
    this.records = stores.records();
    this.servers = servers;
    this.memory = memory;
    this.ending = ending;
    this.reporting = reporting;
    this.clock = clock;
  }

  /**
   * The outcome of a step.
   *
   * @param at the session after the step; a changed phase requires a new plan
   * @param found a finding that requires a new plan in the same phase
   */
  record Taken(SessionContext at, Optional<Finding> found) {}

  /** Takes one step. */
  Taken take(Step step, SessionContext at) {
    return switch (step) {
      case Step.Confirm confirm ->
          found(at, new Finding.Confirmed(claims.confirm(at.match().id())));
      case Step.CreatePod create -> new Taken(at, createPod(create, at));
      case Step.DeletePod delete -> {
        servers.delete(at, delete.name(), delete.version());
        yield done(at);
      }
      case Step.WriteStarting starting ->
          done(at.write(SessionStatus.starting(at.session(), starting.attempt())));
      case Step.NoteStuck stuck -> done(noteStuck(stuck, at));
      case Step.ReadPodEvents read -> found(at, readPodEvents(read, at));
      case Step.RecordAndAssign ready -> recordAndAssign(ready, at);
      case Step.WriteReady assigned -> {
        log.info("A former leader assigned session {} to {}", at.match().id(), assigned.endpoint());
        String pod = SessionServer.name(at.session(), assigned.attempt());
        yield done(writeReady(at, pod, assigned.attempt(), assigned.endpoint(), clock.instant()));
      }
      case Step.Fail fail -> done(ending.giveUp(fail, at));
      case Step.End end -> done(ending.end(end, at));
      case Step.AskServer ask -> new Taken(at, askServer(ask, at));
      case Step.NoteMissing missing -> {
        memory.observations().missing(at.match().id(), clock.instant());
        yield done(at);
      }
      case Step.NoteSeen seen -> {
        log.warn("The pod of session {} is there, but not in the cache", at.match().id());
        memory.observations().seen(at.match().id());
        yield done(at);
      }
      case Step.ConfirmLoss confirm -> found(at, new Finding.LivePods(at.livePods().toList()));
      case Step.NoteTrouble trouble ->
          done(at.write(SessionStatus.troubled(at.session(), trouble.why(), clock.instant())));
      case Step.NoteRecovery works ->
          done(at.write(SessionStatus.untroubled(at.session(), clock.instant())));
      case Step.Cancel cancel -> {
        ending.cancel(cancel, at);
        yield done(at);
      }
      case Step.Forget forget -> {
        memory.forget(at.match().queue(), at.match().id());
        yield done(at);
      }
      case Step.Remove remove -> {
        remove(at);
        yield done(at);
      }
      case Step.Requeue later -> done(at);
    };
  }

  private static Taken done(SessionContext at) {
    return new Taken(at, Optional.empty());
  }

  private static Taken found(SessionContext at, Finding finding) {
    return new Taken(at, Optional.of(finding));
  }

  private Optional<Finding> createPod(Step.CreatePod create, SessionContext at) {
    Optional<ServerPods.Result> result = servers.make(at, create.attempt());
    if (result.isEmpty()) {
      return Optional.of(new Finding.QueueGone(at.match().queue()));
    }
    return switch (result.get()) {
      case ServerPods.Result.Made made -> Optional.empty();
      case ServerPods.Result.Later later -> Optional.empty();
      case ServerPods.Result.NoRoom full -> Optional.empty();
      case ServerPods.Result.Refused refused -> Optional.of(new Finding.PodRefused(refused.why()));
    };
  }

  private SessionContext noteStuck(Step.NoteStuck stuck, SessionContext at) {
    log.warn("The start of session {} is stuck: {}", at.match().id(), stuck.message());
    SessionContext written =
        at.write(
            SessionStatus.stuck(
                at.session(),
                stuck.attempt(),
                stuck.pod(),
                stuck.reason(),
                stuck.message(),
                clock.instant()));
    reporting.events().warn(at.session(), stuck.reason(), stuck.message());
    return written;
  }

  private static Finding readPodEvents(Step.ReadPodEvents read, SessionContext at) {
    String namespace = at.session().getMetadata().getNamespace();
    return new Finding.PodEventsRead(
        read.pod(), PodEvents.why(at.josdk().getClient(), namespace, read.pod()));
  }

  private Taken recordAndAssign(Step.RecordAndAssign ready, SessionContext at) {
    SessionMatch match = at.match();
    Instant now = clock.instant();
    RecordResult recorded =
        records.record(match.record(Optional.of(ready.pod().name()), Optional.of(now)));
    return switch (recorded) {
      case RecordResult.Recorded yes -> {
        // invariant 9: a match is recorded before it is assigned
        if (claims.assign(match.id(), ready.endpoint()) == Claims.ClaimState.GONE) {
          yield found(at, new Finding.ClaimGone());
        }
        reporting.metrics().ready(match.queue(), match.id().formedAt(), now);
        match
            .tickets()
            .forEach(t -> reporting.metrics().assigned(match.queue(), t.joinedAt(), now));
        log.info("Session {} is ready at {}", match.id(), ready.endpoint());
        yield done(
            writeReady(at, ready.pod().name(), ready.pod().attempt(), ready.endpoint(), now));
      }
      case RecordResult.AlreadyEnded over -> found(at, new Finding.RecordedAsOver());
      case RecordResult.PlayerBusy busy ->
          found(at, new Finding.PlayerBusy(busy.player(), busy.in()));
    };
  }

  private static SessionContext writeReady(
      SessionContext at, String pod, int attempt, Endpoint endpoint, Instant now) {
    return at.write(SessionStatus.ready(at.session(), pod, attempt, endpoint, now));
  }

  private Optional<Finding> askServer(Step.AskServer ask, SessionContext at) {
    memory.observations().asked(at.match().id(), clock.instant());
    return stopProbe.saysStop(ask.endpoint())
        ? Optional.of(new Finding.SaidStop())
        : Optional.empty();
  }

  private void remove(SessionContext at) {
    memory.observations().forget(at.match().id());
    at.josdk()
        .getClient()
        .resource(at.session())
        .lockResourceVersion(at.session().getMetadata().getResourceVersion())
        .delete();
  }
}
