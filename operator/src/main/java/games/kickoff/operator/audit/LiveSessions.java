package games.kickoff.operator.audit;

import games.kickoff.core.claim.LiveSession;
import games.kickoff.core.match.Match;
import games.kickoff.core.server.Endpoint;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.GameSessionStatus;
import games.kickoff.operator.session.SessionMatch;
import java.util.Optional;

/** What a GameSession says of its match. */
final class LiveSessions {

  private LiveSessions() {}

  /** Its end stands in Postgres and Redis: a terminal phase is written after both. */
  static boolean isOver(GameSession session) {
    GameSessionStatus status = session.getStatus();
    return status != null && status.phase != null && status.phase.isTerminal();
  }

  /** Where its players were assigned to connect. */
  static Optional<Endpoint> assigned(GameSession session) {
    GameSessionStatus status = session.getStatus();
    return status == null || status.readyAt == null || status.host == null || status.port == null
        ? Optional.empty()
        : Optional.of(new Endpoint(status.host, status.port));
  }

  /**
   * The live match it holds; empty when it is over.
   *
   * @throws IllegalArgumentException when it was not made by Kickoff
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
