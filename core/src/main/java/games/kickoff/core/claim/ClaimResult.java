package games.kickoff.core.claim;

import games.kickoff.core.id.TicketId;
import java.util.List;

/** What a claim came to. */
public sealed interface ClaimResult {

  /** In one word, for a metric. */
  default String name() {
    return switch (this) {
      case Claimed claimed -> "claimed";
      case Refused refused -> "refused";
      case UnknownQueue unknown -> "unknown_queue";
    };
  }

  /** All tickets are the match's. */
  record Claimed() implements ClaimResult {}

  /**
   * Nothing was changed.
   *
   * @param tickets those that don't wait in the queue any more, or whose players are busy; empty
   *     when the match itself is over
   */
  record Refused(List<TicketId> tickets) implements ClaimResult {}

  /** The queue is not published; nothing was changed. */
  record UnknownQueue() implements ClaimResult {}
}
