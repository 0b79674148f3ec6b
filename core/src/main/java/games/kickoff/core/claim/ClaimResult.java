package games.kickoff.core.claim;

import games.kickoff.core.id.TicketId;
import java.util.List;

/** The result of a claim. */
public sealed interface ClaimResult {

  /** The result in one word, as a metric's label. */
  default String name() {
    return switch (this) {
      case Claimed claimed -> "claimed";
      case Refused refused -> "refused";
      case UnknownQueue unknown -> "unknown_queue";
    };
  }

  /** All tickets are claimed for the match. */
  record Claimed() implements ClaimResult {}

  /**
   * Nothing was changed.
   *
   * @param tickets those that do not wait in the queue, or a player of which is busy in another
   *     match; empty when the match itself is over
   */
  record Refused(List<TicketId> tickets) implements ClaimResult {}

  /** The queue is not published; nothing was changed. */
  record UnknownQueue() implements ClaimResult {}
}
