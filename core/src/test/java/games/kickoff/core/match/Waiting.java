package games.kickoff.core.match;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Makes waiting tickets by number: ticket 7 has players 7.1, 7.2, and so on, and id 00…07. */
final class Waiting {

  static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private Waiting() {}

  static Ticket single(int number, Duration joined) {
    return party(number, 1, joined);
  }

  /**
   * @param joined how long after {@link #START}
   */
  static Ticket party(int number, int size, Duration joined) {
    List<PlayerId> players =
        IntStream.rangeClosed(1, size)
            .mapToObj(player -> new PlayerId(number + "." + player))
            .toList();
    return new Ticket(id(number), players, START.plus(joined), 0);
  }

  static TicketId id(int number) {
    return new TicketId("%026d".formatted(number));
  }

  /** The number of a ticket made here. */
  static int number(Ticket ticket) {
    return Integer.parseInt(ticket.id().value());
  }

  static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
