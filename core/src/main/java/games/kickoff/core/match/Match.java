package games.kickoff.core.match;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A match as it was decided when it was formed; it never changes. What becomes known of it later is
 * held by types that contain this one, such as {@link games.kickoff.core.record.MatchRecord}.
 *
 * @param formedAt when it was formed, in microseconds; its id has the same time in milliseconds
 * @param region where it is played; empty when its queue names no region
 * @param teams the tickets of each team
 * @param ladder how it is rated; empty when it is not
 */
public record Match(
    MatchId id,
    Instant formedAt,
    QueueKey queue,
    String region,
    List<List<Ticket>> teams,
    FormationReason why,
    Optional<LadderRules> ladder) {

  public Match {
    teams = teams.stream().map(List::copyOf).toList();
  }

  /** A match of which only its id says when it was formed, to the millisecond. */
  public Match(
      MatchId id,
      QueueKey queue,
      String region,
      List<List<Ticket>> teams,
      FormationReason why,
      Optional<LadderRules> ladder) {
    this(id, id.formedAt(), queue, region, teams, why, ladder);
  }

  /** All its tickets, team by team. */
  public List<Ticket> tickets() {
    return Lineup.tickets(teams);
  }

  /** The players of each team, in the order of its tickets. */
  public List<List<PlayerId>> players() {
    return Lineup.players(teams);
  }
}
