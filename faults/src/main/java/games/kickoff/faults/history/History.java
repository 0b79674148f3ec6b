package games.kickoff.faults.history;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.ticket.TicketView;
import java.util.List;
import java.util.Optional;

/**
 * A whole run.
 *
 * @param redisKept whether Redis kept every write it acknowledged; docs/architecture.md §4 promises
 *     less without
 * @param unrest what still moved when patience was over; empty when all came to its end
 * @param exchanges the bots' ledgers, in the order of their beginnings
 * @param tickets what Redis said of every ticket anybody saw, at the end
 * @param matches what Redis said of every match, at the end
 * @param records what Postgres said, at the end
 * @param glances what Postgres said now and then before
 * @param pods pods that were left
 * @param strays processes that were left, or should have been there and were not
 * @param badFact what became of a bad fact; empty when there was none
 */
public record History(
    boolean redisKept,
    List<Unrest> unrest,
    List<Exchange> exchanges,
    List<AssignmentCheck> assignmentChecks,
    List<QueueFact> queues,
    List<TicketView> tickets,
    List<MatchView> matches,
    List<RecordFact> records,
    List<RecordFact> glances,
    List<SessionFact> sessions,
    List<ServerFact> servers,
    List<String> pods,
    List<String> strays,
    Optional<BadFact> badFact) {

  /**
   * A bad fact that must cost no more than what it belongs to.
   *
   * @param since when the first one was there
   * @param ends processes of ours that ended after it though nobody killed them
   */
  public record BadFact(Moment since, List<String> ends) {}

  /** Something that never came to its end, and the invariant that says it must. */
  public record Unrest(int invariant, String what) {}
}
