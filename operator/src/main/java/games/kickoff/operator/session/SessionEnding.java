package games.kickoff.operator.session;

import games.kickoff.core.claim.Claims;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.match.MatchStatus;
import games.kickoff.core.match.Outcome;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.record.Ending;
import games.kickoff.core.record.MatchRecord;
import games.kickoff.core.record.Records;
import games.kickoff.core.store.DataRefused;
import games.kickoff.operator.api.Phase;
import games.kickoff.operator.status.Reporting;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ways a session ends. The order of writes is always: the record, then the players and tickets
 * in Redis, then the status. Each write may be repeated. The pods are deleted afterwards.
 */
final class SessionEnding {

  private static final Logger log = LoggerFactory.getLogger(SessionEnding.class);

  private final Claims claims;
  private final Records records;
  private final SessionObservations observations;
  private final Reporting reporting;
  private final Clock clock;

  SessionEnding(
      SessionStores stores, SessionObservations observations, Reporting reporting, Clock clock) {
    this.claims = stores.claims();
    this.records = stores.records();
    this.observations = observations;
    this.reporting = reporting;
    this.clock = clock;
  }

  /**
   * Ends a session whose players were not assigned. Its tickets go back, unless they have moved on.
   */
  SessionContext giveUp(Step.Fail fail, SessionContext at) {
    SessionMatch match = at.match();
    Instant now = clock.instant();
    // The record comes first, so that a former leader's late insert fails (docs/architecture.md
    // §5.6).
    RecordedEnd recorded =
        record(
            match.record(Optional.empty(), Optional.empty()),
            new Ending(now, Outcome.FAILED, fail.reason(), fail.message(), Optional.empty()));
    release(match.id(), fail);
    log.warn("Session {} failed: {}, {}", match.id(), fail.reason(), fail.message());
    return write(at, recorded, now);
  }

  private void release(MatchId match, Step.Fail fail) {
    switch (fail.release()) {
      case ReleaseMode.Server server -> claims.fail(match, fail.reason());
      case ReleaseMode.Match itself -> claims.requeueCounted(match, fail.reason());
      case ReleaseMode.Nobody nobody -> claims.end(match, fail.reason());
      case ReleaseMode.Player player ->
          claims.requeue(match, fail.reason(), List.of(player.busy()));
    }
  }

  /** Ends a session whose players were assigned. */
  SessionContext end(Step.End end, SessionContext at) {
    SessionMatch match = at.match();
    Instant now = clock.instant();
    Optional<String> result = Optional.of(end.result()).filter(r -> !r.isEmpty());
    RecordedEnd recorded =
        record(
            match.record(pod(at), readyAt(at)),
            new Ending(now, end.outcome(), end.reason(), end.message(), result));
    claims.end(match.id(), recorded.reason());
    if (recorded.phase() == Phase.FAILED) {
      log.warn("Session {} failed: {}, {}", match.id(), recorded.reason(), recorded.message());
    } else {
      log.info("Session {} ended: {}", match.id(), recorded.reason());
    }
    return write(at, recorded, now);
  }

  /** Ends the match of a session that was deleted while it was live. */
  void cancel(Step.Cancel cancel, SessionContext at) {
    SessionMatch match = at.match();
    RecordedEnd recorded =
        record(
            match.record(pod(at), readyAt(at)),
            new Ending(
                clock.instant(),
                Outcome.CANCELLED,
                cancel.reason(),
                cancel.message(),
                Optional.empty()));
    claims.end(match.id(), recorded.reason());
    if (recorded.isNew()) {
      log.info("Session {} was deleted while it was live: its match is cancelled", match.id());
    }
  }

  /**
   * The end that a match's record has.
   *
   * @param isNew whether it was written just now
   */
  private record RecordedEnd(Phase phase, EndReason reason, String message, boolean isNew) {

    static RecordedEnd of(Ending ending) {
      return new RecordedEnd(
          SessionStatus.after(ending.outcome()), ending.reason(), ending.message(), true);
    }

    /** The end that the record had before, of which the reason is a sentence for people, too. */
    static RecordedEnd before(EndReason reason, MatchStatus status) {
      return new RecordedEnd(SessionStatus.after(status), reason, reason.sentence(), false);
    }
  }

  /**
   * Writes the end into the record, which keeps its first one. A leader that loses its Lease
   * between the record's end and the status leaves an end that its successor might judge otherwise:
   * the status says what the record says.
   */
  private RecordedEnd record(MatchRecord match, Ending ending) {
    if (ends(match, ending)) {
      return RecordedEnd.of(ending);
    }
    return records
        .find(match.id())
        .flatMap(row -> row.reason().map(reason -> RecordedEnd.before(reason, row.status())))
        .orElseGet(() -> RecordedEnd.of(ending));
  }

  /**
   * Writes the end into the record. If Postgres rejects the match's data it would reject it later,
   * too, so the match ends without a full record.
   *
   * @return whether this call ended it
   */
  private boolean ends(MatchRecord match, Ending ending) {
    try {
      return records.end(match, ending);
    } catch (DataRefused e) {
      log.error(
          "Postgres refuses the data of match {}, only its end is recorded: {}",
          match.id(),
          e.getMessage());
      return records.end(match.id(), ending);
    }
  }

  private SessionContext write(SessionContext at, RecordedEnd end, Instant now) {
    SessionMatch match = at.match();
    String reason = end.reason().word();
    observations.forget(match.id());
    SessionContext written =
        at.write(SessionStatus.over(at.session(), end.phase(), reason, end.message(), now));
    reporting.metrics().over(match.queue(), end.phase().wire(), reason);
    if (end.phase() == Phase.FAILED) {
      reporting.events().warn(at.session(), reason, end.message());
    }
    return written;
  }

  private static Optional<String> pod(SessionContext at) {
    return Optional.ofNullable(at.session().getStatus()).map(status -> status.pod);
  }

  private static Optional<Instant> readyAt(SessionContext at) {
    return Optional.ofNullable(at.session().getStatus())
        .map(status -> status.readyAt)
        .map(Instant::parse);
  }
}
