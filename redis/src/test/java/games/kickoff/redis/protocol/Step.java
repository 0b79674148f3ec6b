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
 * One step of a play. Steps name tickets and matches by their players, so that the meaning of a
 * step hardly depends on the steps before it, and a failing play still fails when others are left
 * out.
 */
sealed interface Step {

  /**
   * The newest ticket with which the player joined the queue.
   *
   * @param before 0 for the newest, 1 for the one before it, and so on
   */
  record TicketOf(QueueKey queue, PlayerId player, int before) {}

  /**
   * The player's live match, or the newest live match of all when they are in none.
   *
   * @param before 0 for this one; 1 for the player's match before the newest, and so on
   */
  record MatchOf(PlayerId player, int before) {}

  /** The leader whose fence a call carries. */
  enum Leader {
    /** The newest leader. */
    CURRENT,
    /** A leader whose term begins with this call. */
    NEXT,
    /** The previous leader, which does not know yet that its term is over. */
    FORMER
  }

  record Join(QueueKey queue, Set<PlayerId> party, Attributes attributes) implements Step {}

  record Cancel(TicketOf ticket) implements Step {}

  record Ask(TicketOf ticket) implements Step {}

  /** Claims the tickets that have waited longest, as an operator does. */
  record ClaimOldest(QueueKey queue, int tickets, Leader leader) implements Step {}

  /** Claims tickets that may wait in another queue, be over, be named twice, or not exist. */
  record Claim(QueueKey queue, List<TicketOf> tickets, Leader leader) implements Step {}

  /** Repeats a claim, as after its answer was lost. */
  record ClaimAgain(MatchOf match, Leader leader) implements Step {}

  record Confirm(MatchOf match, Leader leader) implements Step {}

  record Requeue(MatchOf match, Set<PlayerId> inMatch, Leader leader) implements Step {}

  record Assign(MatchOf match, Endpoint endpoint, Leader leader) implements Step {}

  record Fail(MatchOf match, Leader leader) implements Step {}

  record End(MatchOf match, Leader leader) implements Step {}

  record Expire(QueueKey queue, int most, Leader leader) implements Step {}

  /** Writes onto tickets what they wait for, whatever state they are in. */
  record WriteBlocked(
      QueueKey queue, List<TicketOf> tickets, Optional<Blocked.By> by, Leader leader)
      implements Step {}

  record Publish(PublishedQueue rules, Leader leader) implements Step {}

  record Withdraw(QueueKey queue, int most, Leader leader) implements Step {}

  /**
   * Redis comes back empty.
   *
   * @param untold whether the sessions' statuses lack that players were assigned
   */
  record Lose(boolean untold) implements Step {}

  /** Puts the next live session back; when all are back, one whose match Redis already has. */
  record Restore(MatchOf known, Leader leader) implements Step {}

  /** Puts back what is still missing, then opens the realm. */
  record Open(Leader leader) implements Step {}

  /** Redis loses its cached scripts, as when it restarts with its data. */
  record FlushScripts() implements Step {}

  /** The step's name, for the statistics. */
  default String name() {
    return getClass().getSimpleName();
  }
}
