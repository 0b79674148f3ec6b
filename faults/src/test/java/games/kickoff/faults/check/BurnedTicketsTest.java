package games.kickoff.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BurnedTicketsTest {

  private final Doctored history = Doctored.good();

  @Test
  void areNoneWhereAllWentWell() {
    assertThat(BurnedTickets.check(history.history())).isEmpty();
  }

  @Test
  void areTheOnesThatFailed() {
    history.changeTicket(0, TicketState.FAILED, Optional.empty(), "ReadyTimeout");
    assertThat(BurnedTickets.check(history.history()))
        .singleElement()
        .satisfies(found -> assertThat(found.what()).contains("FAILED (ReadyTimeout)"));
  }

  @Test
  void areTheOnesWhoseReturnWasCountedThoughTheyPlayedThen() {
    TicketView ticket = history.tickets.getFirst();
    history.tickets.set(0, counted(ticket));
    assertThat(BurnedTickets.check(history.history())).hasSize(1);
  }

  private static TicketView counted(TicketView t) {
    return new TicketView(
        t.id(),
        t.queue(),
        t.players(),
        t.joinedAt(),
        1,
        t.rev(),
        t.state(),
        t.match(),
        t.endpoint(),
        t.reason(),
        t.blocked(),
        t.attributes());
  }
}
