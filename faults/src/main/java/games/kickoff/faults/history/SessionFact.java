package games.kickoff.faults.history;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Ticket;
import java.util.List;
import java.util.Optional;

/**
 * A GameSession, from all that was observed of it.
 *
 * @param phases every phase it was seen in, in that order, without repetitions
 * @param pod the last pod that its status named; empty if it never named one
 * @param reason the last reason in its status; blank if there was none
 * @param over when it was first seen in a terminal phase or deleted
 */
public record SessionFact(
    MatchId match,
    QueueKey queue,
    List<List<PlayerId>> teams,
    List<Ticket> tickets,
    List<String> phases,
    Optional<String> pod,
    String reason,
    Optional<Moment> over,
    boolean deletedByHand) {

  /**
   * The phases in their order. Ended and Failed are both terminal, so neither follows the other.
   */
  private static final List<String> ORDER =
      List.of("Pending", "Starting", "Ready", "Ended", "Failed");

  public String phase() {
    return phases.isEmpty() ? "Pending" : phases.getLast();
  }

  public boolean isOver() {
    return isTerminal(phase());
  }

  public static boolean isTerminal(String phase) {
    return phase.equals("Ended") || phase.equals("Failed");
  }

  /** Whether a session may go from one phase to the other. */
  public static boolean mayFollow(String phase, String next) {
    return !isTerminal(phase) && ORDER.indexOf(phase) < ORDER.indexOf(next);
  }
}
