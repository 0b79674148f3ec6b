package games.kickoff.faults.history;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.ticket.TicketView;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was observed in one run.
 *
 * @param redisKept whether Redis kept every write it acknowledged; if not, docs/architecture.md §4
 *     promises less
 * @param unrest what had not reached its final state when the run stopped waiting for it; empty if
 *     everything had
 * @param exchanges all requests of the bots, in the order in which they were answered
 * @param tickets every ticket that a bot or a session knew, as Redis had it at the end
 * @param matches every match that a session or a late cancel's answer named, as Redis had it at the
 *     end
 * @param records the records in Postgres at the end
 * @param glances the different states in which records were seen during the run
 * @param pods the names of the pods that were left at the end
 * @param strays one sentence for each process that should have been running at the end and was not
 * @param badFact the bad fact that was injected and its consequences; empty if none was
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
   * A bad fact or a bad client, which may affect only what it belongs to.
   *
   * @param since when the first one was injected
   * @param effects one sentence for each process of the realm that ended though nobody killed it,
   *     and for whatever else the fault itself saw go wrong
   */
  public record BadFact(Moment since, List<String> effects) {}

  /** Something that did not reach its final state, and the invariant that says it must. */
  public record Unrest(int invariant, String what) {}
}
