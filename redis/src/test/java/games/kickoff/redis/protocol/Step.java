package games.kickoff.redis.protocol;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.Blocked;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One step of a play. Steps name tickets and matches by their players, so what a step means does
 * not hang on the steps before it, and a failing play stays one when others are left out.
 */
sealed interface Step {

  /** The newest ticket the player joined the queue with, or the one before that, and so on. */
  record TicketOf(QueueKey queue, PlayerId player, int before) {}

  /**
   * The player's live match, or the newest live one if he is in none; or the match before his
   * newest, and so on.
   */
  record MatchOf(PlayerId player, int before) {}

  /** Whose fence an operator's call carries. */
  enum Leader {
    /** The newest leader. */
    CURRENT,
    /** One who begins with this call. */
    NEXT,
    /** The one before, who does not know yet that he leads no more. */
    FORMER
  }

  record Join(QueueKey queue, Set<PlayerId> party, Attributes attributes) implements Step {}

  record Cancel(TicketOf ticket) implements Step {}

  record Ask(TicketOf ticket) implements Step {}

  /** Claims as an operator does: the tickets that wait the longest. */
  record ClaimOldest(QueueKey queue, int tickets, Leader leader) implements Step {}

  /** Claims tickets that may wait elsewhere, be over, stand in the list twice or not exist. */
  record Claim(QueueKey queue, List<TicketOf> tickets, Leader leader) implements Step {}

  /** The same claim once more, as its answer was lost. */
  record ClaimAgain(MatchOf match, Leader leader) implements Step {}

  record Confirm(MatchOf match, Leader leader) implements Step {}

  record Requeue(MatchOf match, Set<PlayerId> inMatch, Leader leader) implements Step {}

  record Assign(MatchOf match, Endpoint endpoint, Leader leader) implements Step {}

  record Fail(MatchOf match, Leader leader) implements Step {}

  record End(MatchOf match, Leader leader) implements Step {}

  record Expire(QueueKey queue, int most, Leader leader) implements Step {}

  /** Tells tickets what they wait for, wherever they stand. */
  record TellBlocked(QueueKey queue, List<TicketOf> tickets, Optional<Blocked.By> by, Leader leader)
      implements Step {}

  record Publish(PublishedQueue rules, Leader leader) implements Step {}

  record Withdraw(QueueKey queue, int most, Leader leader) implements Step {}

  /**
   * Redis comes back empty.
   *
   * @param untold whether the sessions don't say yet that their players were told
   */
  record Lose(boolean untold) implements Step {}

  /** Puts the next live session back; if all are, one whose match is known already. */
  record Restore(MatchOf known, Leader leader) implements Step {}

  /** Puts back what is still missing, then opens. */
  record Open(Leader leader) implements Step {}

  /** Redis forgets the scripts, as when it starts again with its data. */
  record FlushScripts() implements Step {}

  /** In one word, for the statistics. */
  default String name() {
    return getClass().getSimpleName();
  }
}
