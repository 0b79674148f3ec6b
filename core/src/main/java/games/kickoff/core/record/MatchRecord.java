package games.kickoff.core.record;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.match.Why;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A match as it is recorded.
 *
 * @param region the queue's, empty when it has none
 * @param teams the tickets of each team
 * @param pod its server's pod; empty when none was made
 * @param created when it was formed
 * @param ready when its server was; empty when it never was
 * @param ladder how it is rated; empty: it is not
 */
public record MatchRecord(
    MatchId id,
    QueueKey queue,
    String region,
    List<List<Ticket>> teams,
    Optional<String> pod,
    Why why,
    Instant created,
    Optional<Instant> ready,
    Optional<LadderRules> ladder) {

  /** A match that counts for no ladder: its other components. */
  public MatchRecord(
      MatchId id,
      QueueKey queue,
      String region,
      List<List<Ticket>> teams,
      Optional<String> pod,
      Why why,
      Instant created,
      Optional<Instant> ready) {
    this(id, queue, region, teams, pod, why, created, ready, Optional.empty());
  }

  /** The players of each team, in the order of its tickets. */
  public List<List<PlayerId>> players() {
    return teams.stream()
        .map(team -> team.stream().flatMap(ticket -> ticket.players().stream()).toList())
        .toList();
  }
}
