package games.kickoff.operator.audit;

import games.kickoff.core.claim.LiveSession;
import games.kickoff.core.match.Match;
import games.kickoff.core.server.Endpoint;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.GameSessionStatus;
import games.kickoff.operator.session.SessionMatch;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the facts about a match from its GameSession. */
final class LiveSessions {

  private LiveSessions() {}

  /**
   * Whether the match is over. If so, its end is in Postgres and Redis: a terminal phase is written
   * after both.
   */
  static boolean isOver(GameSession session) {
    GameSessionStatus status = session.getStatus();
    return status != null && status.phase != null && status.phase.isTerminal();
  }

  /** The address that its players were assigned to; empty while they are not assigned. */
  static Optional<Endpoint> assigned(GameSession session) {
    GameSessionStatus status = session.getStatus();
    return status == null || status.readyAt == null || status.host == null || status.port == null
        ? Optional.empty()
        : Optional.of(new Endpoint(status.host, status.port));
  }

  /** When its players were assigned; empty while they are not, or if nobody can read it. */
  static Optional<Instant> assignedAt(GameSession session) {
    GameSessionStatus status = session.getStatus();
    if (status == null || status.readyAt == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(status.readyAt));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * The live match of a session; empty when it is over, or has no teams.
   *
   * @throws IllegalArgumentException when Kickoff did not make the session
   */
  static Optional<LiveSession> match(GameSession session) {
    if (isOver(session)) {
      return Optional.empty();
    }
    Match match = SessionMatch.of(session).match();
    return match.teams().isEmpty()
        ? Optional.empty()
        : Optional.of(new LiveSession(match, assigned(session)));
  }
}
