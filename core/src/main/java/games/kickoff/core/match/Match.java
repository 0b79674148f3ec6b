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
 * A match as it was decided when it was formed, which never changes. Where more is known of one, a
 * record holds this.
 *
 * @param region where it is played; empty: its queue has none and nobody asked
 * @param teams the tickets of each team
 * @param ladder how it is rated; empty: it is not
 */
public record Match(
    MatchId id,
    QueueKey queue,
    String region,
    List<List<Ticket>> teams,
    FormationReason why,
    Optional<LadderRules> ladder) {

  public Match {
    teams = teams.stream().map(List::copyOf).toList();
  }

  /** When it was formed, by Redis' clock, in milliseconds: its id says so, and nothing else. */
  public Instant formedAt() {
    return id.formedAt();
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
