package games.kickoff.core.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketTest {

  private static final TicketId ID = new TicketId("01aryz6s41tsv4rrffq69g5fav");

  @Test
  void hasAtLeastOnePlayer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ticket(ID, List.of(), Instant.EPOCH, 0));
  }

  @Test
  void keepsItsPlayersWhateverBecomesOfTheListItWasGiven() {
    List<PlayerId> given = new ArrayList<>(List.of(new PlayerId("a")));
    Ticket ticket = new Ticket(ID, given, Instant.EPOCH, 0);
    given.add(new PlayerId("b"));
    assertThat(ticket.size()).isEqualTo(1);
  }
}
