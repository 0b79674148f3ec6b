package games.kickoff.operator.audit;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.claim.LiveSession;
import games.kickoff.core.match.FormationReason;
import games.kickoff.core.match.Match;
import games.kickoff.core.server.Endpoint;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.GameSessionStatus;
import games.kickoff.operator.api.Phase;
import games.kickoff.operator.rules.Duel;
import games.kickoff.operator.session.SessionMatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveSessionsTest {

  private final GameSession session =
      SessionMatch.newSession(
          Duel.matchId(7),
          Duel.matchId(7).formedAt(),
          Duel.rules(),
          List.of(List.of(Duel.ticket(1)), List.of(Duel.ticket(2))),
          new FormationReason(FormationReason.Rule.FULL, Duration.ofSeconds(3)));

  @Test
  void isItsMatchWithAllItsTickets() {
    Match match = SessionMatch.of(session).match();
    assertThat(match.tickets()).containsExactly(Duel.ticket(1), Duel.ticket(2));
    assertThat(LiveSessions.match(session)).contains(new LiveSession(match, Optional.empty()));
  }

  @Test
  void knowsWhereItsPlayersConnectOnceItIsReady() {
    GameSessionStatus status = new GameSessionStatus();
    status.phase = Phase.READY;
    status.readyAt = "2026-11-26T12:00:00Z";
    status.host = "10.0.0.7";
    status.port = 8080;
    session.setStatus(status);
    assertThat(LiveSessions.match(session).orElseThrow().endpoint())
        .contains(new Endpoint("10.0.0.7", 8080));
  }

  @Test
  void isNoneOnceItsEndIsWritten() {
    session.setStatus(new GameSessionStatus());
    session.getStatus().phase = Phase.ENDED;
    assertThat(LiveSessions.match(session)).isEmpty();
  }
}
