package games.kickoff.faults.history;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import java.util.List;
import java.util.Optional;

/**
 * One request of a bot and its answer.
 *
 * @param party the players for whom the bot asked
 * @param ticket the ticket that the request is about; empty for a join
 */
public record Exchange(
    Kind kind,
    List<PlayerId> party,
    QueueKey queue,
    Optional<TicketId> ticket,
    Moment began,
    Moment ended,
    Answer answer) {

  public enum Kind {
    JOIN,
    ASK,
    CANCEL
  }

  /**
   * An answer.
   *
   * @param status the HTTP status; 0 if there was no answer
   * @param code the code of an error, or why there was no answer
   * @param ticket the ticket in the answer
   * @param match the match that a conflict names
   */
  public record Answer(
      int status, String code, Optional<TicketSeen> ticket, Optional<MatchId> match) {

    public static Answer none(String why) {
      return new Answer(0, why, Optional.empty(), Optional.empty());
    }
  }

  /**
   * Whether it is unknown if the request was executed: there was no answer, or one with status 5xx.
   */
  public boolean isUnanswered() {
    return answer.status() == 0 || answer.status() >= 500;
  }

  /** Whether this is a cancel that was answered with success. */
  public boolean isCancelled() {
    return kind == Kind.CANCEL && answer.status() == 200;
  }

  /** Whether this is a cancel that came too late: the ticket was claimed. */
  public boolean isTooLate() {
    return kind == Kind.CANCEL && answer.status() == 409 && answer.code().equals("claimed");
  }
}
