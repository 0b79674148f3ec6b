package games.kickoff.operator.session;

import games.kickoff.core.claim.Claims;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.record.Ending;
import games.kickoff.core.record.Ending.Outcome;
import games.kickoff.core.record.MatchRecord;
import games.kickoff.core.record.Records;
import games.kickoff.core.store.DataRefused;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.Phase;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.status.FailureEvents;
import games.kickoff.operator.status.StatusWriter;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ways a session comes to its end. Always in this order, each part of which may be repeated:
 * the record, then its players and tickets, then the status; its pods go afterwards.
 */
final class SessionEnding {

  private static final Logger log = LoggerFactory.getLogger(SessionEnding.class);

  private final Claims claims;
  private final Records records;
  private final StatusWriter statusWriter;
  private final Sightings sightings;
  private final FailureEvents events;
  private final OperatorMetrics metrics;
  private final Clock clock;

  SessionEnding(
      Claims claims,
      Records records,
      StatusWriter statusWriter,
      Sightings sightings,
      FailureEvents events,
      OperatorMetrics metrics,
      Clock clock) {
    this.claims = claims;
    this.records = records;
    this.statusWriter = statusWriter;
    this.sightings = sightings;
    this.events = events;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Ends a session nobody was told of; its tickets go back, unless they have moved on. */
  GameSession giveUp(
      GameSession session,
      SessionMatch match,
      Blame blame,
      String reason,
      String message,
      Context<GameSession> context) {
    return giveUp(
        session,
        match,
        switch (blame) {
          case SERVER -> () -> claims.fail(match.id(), reason);
          case MATCH -> () -> claims.requeueCounted(match.id(), reason);
          // told already, by a leader before us: then it ends
          case NOBODY -> () -> claims.end(match.id(), reason);
        },
        reason,
        message,
        context);
  }

  /** A player turned out to be in another match: his ticket is cancelled, the others go back. */
  GameSession giveUpFor(
      PlayerId busy,
      GameSession session,
      SessionMatch match,
      String message,
      Context<GameSession> context) {
    String reason = "PlayerBusy";
    return giveUp(
        session,
        match,
        () -> claims.requeue(match.id(), reason, List.of(busy)),
        reason,
        message,
        context);
  }

  private GameSession giveUp(
      GameSession session,
      SessionMatch match,
      Runnable release,
      String reason,
      String message,
      Context<GameSession> context) {
    Instant now = clock.instant();
    // First the record: a late leader's insert must lose (DESIGN 5.6).
    record(
        match.record(created(session), Optional.empty(), Optional.empty()),
        new Ending(now, Outcome.FAILED, reason, message, Optional.empty()));
    release.run();
    log.warn("Session {} failed: {}, {}", match.id(), reason, message);
    return write(session, match, Phase.Failed, reason, message, now, context);
  }

  /** Ends a session whose players were told. */
  GameSession end(
      SessionPlan.Step.End end,
      GameSession session,
      SessionMatch match,
      Context<GameSession> context) {
    Instant now = clock.instant();
    Optional<String> result = Optional.of(end.result()).filter(r -> !r.isEmpty());
    record(
        match.record(created(session), pod(session), readyAt(session)),
        new Ending(now, end.outcome(), end.reason(), end.message(), result));
    claims.end(match.id(), end.reason());
    if (end.phase() == Phase.Failed) {
      log.warn("Session {} failed: {}, {}", match.id(), end.reason(), end.message());
    } else {
      log.info("Session {} ended: {}", match.id(), end.reason());
    }
    return write(session, match, end.phase(), end.reason(), end.message(), now, context);
  }

  /** Ends the match of a session that was deleted while it was live. */
  void cancel(GameSession session, SessionMatch match) {
    boolean ended =
        record(
            match.record(created(session), pod(session), readyAt(session)),
            new Ending(
                clock.instant(),
                Outcome.CANCELLED,
                "Cancelled",
                "its GameSession was deleted",
                Optional.empty()));
    claims.end(match.id(), "Cancelled");
    if (ended) {
      log.info("Session {} was deleted while it was live: its match is cancelled", match.id());
    }
  }

  /** A match whose data Postgres does not take can't be recorded later either: nothing is lost. */
  private boolean record(MatchRecord match, Ending ending) {
    try {
      return records.end(match, ending);
    } catch (DataRefused e) {
      log.error("Match {} ends without a record of it: {}", match.id(), e.getMessage());
      return records.end(match.id(), ending);
    }
  }

  private GameSession write(
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

  /** When its match was formed. */
  static Instant created(GameSession session) {
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
