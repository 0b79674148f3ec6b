package games.kickoff.core.match;

import games.kickoff.core.ticket.Ticket;
import java.util.Comparator;
import java.util.List;

/** The matcher's view of a queue's waiting tickets, the longest waiting first. */
public record Pool(List<Ticket> tickets) {

  /** The order in which tickets are served. */
  public static final Comparator<Ticket> LONGEST_WAITING_FIRST =
      Comparator.comparing(Ticket::joinedAt).thenComparing(Ticket::id);

  public Pool {
    tickets = tickets.stream().sorted(LONGEST_WAITING_FIRST).toList();
  }

  /** Players in all tickets together. */
  public int players() {
    return tickets.stream().mapToInt(Ticket::size).sum();
  }
}
