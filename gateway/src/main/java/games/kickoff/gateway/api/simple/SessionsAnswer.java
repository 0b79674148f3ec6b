package games.kickoff.gateway.api.simple;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.server.Endpoint;
import java.util.List;

/** The answer to {@code GET /sessions/active}. */
record SessionsAnswer(List<Session> sessions) {

  /**
   * One session.
   *
   * @param status {@code starting} until its players are assigned, then {@code active}
   * @param connectHost empty, and the port 0, while starting
   */
  record Session(
      String sessionId,
      String status,
      String queue,
      List<String> players,
      String connectHost,
      int connectPort) {}

  static SessionsAnswer of(List<MatchView> live) {
    return new SessionsAnswer(live.stream().map(SessionsAnswer::session).toList());
  }

  private static Session session(MatchView match) {
    boolean active = match.state() == MatchView.State.ASSIGNED;
    return new Session(
        match.id().value(),
        active ? "active" : "starting",
        match.queue().toString(),
        PlayerAnswer.names(match.players()),
        active ? match.endpoint().map(Endpoint::host).orElse("") : "",
        active ? match.endpoint().map(Endpoint::port).orElse(0) : 0);
  }
}
