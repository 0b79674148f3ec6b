package games.kickoff.faults.history;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import java.util.List;
import java.util.Optional;

/**
 * One request of a bot and what came of it.
 *
 * @param party who asked
 * @param ticket what was asked about; empty for a join
 */
public record Exchange(
    Kind kind,
    List<PlayerId> party,
    QueueKey queue,
    Optional<TicketId> ticket,
    Moment began,
    Moment ended,
    Answer answer) {

  /** What was asked for. */
  public enum Kind {
    JOIN,
    ASK,
    CANCEL
  }

  /**
   * An answer.
   *
   * @param status HTTP's; 0 when there was no answer
   * @param code an error's, or why there was no answer
   * @param ticket what it says of a ticket
   * @param match the match a conflict names
   */
  public record Answer(
      int status, String code, Optional<TicketSeen> ticket, Optional<MatchId> match) {

    public static Answer none(String why) {
      return new Answer(0, why, Optional.empty(), Optional.empty());
    }
  }

  /** Whether nobody knows if it was done. */
  public boolean isUnanswered() {
    return answer.status() == 0 || answer.status() >= 500;
  }

  /** A cancel that was promised. */
  public boolean isCancelled() {
    return kind == Kind.CANCEL && answer.status() == 200;
  }

  /** A cancel that came too late. */
  public boolean isTooLate() {
    return kind == Kind.CANCEL && answer.status() == 409 && answer.code().equals("claimed");
  }
}
