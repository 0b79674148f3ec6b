package games.kickoff.gateway.api.simple;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.TicketReason;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayerAnswerTest {

  private static final TicketId TICKET = new TicketId("01arz3ndektsv4rrffq69g5fav");
  private static final MatchId MATCH = new MatchId("01arz3ndektsv4rrffq69g5faw");
  private static final List<PlayerId> ALL = List.of(new PlayerId("p1"), new PlayerId("p2"));

  private static TicketView ticket(TicketState state) {
    boolean matched = state != TicketState.WAITING && state != TicketState.CANCELLED;
    boolean assigned = state == TicketState.ASSIGNED || state == TicketState.ENDED;
    return new TicketView(
        TICKET,
        new QueueKey("default", "default"),
        List.of(new PlayerId("p1")),
        Instant.EPOCH,
        0,
        1,
        state,
        matched ? Optional.of(MATCH) : Optional.empty(),
        assigned ? Optional.of(new Endpoint("host", 7)) : Optional.empty(),
        TicketReason.find("why"),
        Optional.empty(),
        Attributes.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // state, join, status, session, host, players in the answer
        "WAITING,   queued,  pending, pending-01arz3ndektsv4rrffq69g5fav, '',   p1",
        "CLAIMED,   queued,  pending, pending-01arz3ndektsv4rrffq69g5fav, '',   p1",
        "ASSIGNED,  matched, matched, 01arz3ndektsv4rrffq69g5faw,         host, p1 p2",
        "ENDED,     ended,   ended,   01arz3ndektsv4rrffq69g5faw,         '',   p1 p2",
        "CANCELLED, unknown, unknown, '',                                 '',   p1",
        "EXPIRED,   unknown, unknown, '',                                 '',   p1",
        "FAILED,    unknown, unknown, '',                                 '',   p1",
      })
  void tellsAPlayerOfAMatchOnlyOnceItsServerIsKnown(
      TicketState state, String join, String status, String session, String host, String players) {
    Roster everybody = (match, ticket) -> ALL;
    PlayerAnswer answer = PlayerAnswer.toStatus(ticket(state), everybody);

    assertThat(answer)
        .isEqualTo(
            new PlayerAnswer(
                session, status, List.of(players.split(" ")), host, host.isEmpty() ? 0 : 7, "why"));
    assertThat(PlayerAnswer.toJoin(ticket(state), everybody).status()).isEqualTo(join);
  }
}
