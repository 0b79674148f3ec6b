package games.kickoff.core.match;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ticket.Ticket;
import java.util.List;

/**
 * Tickets that shall form a match, and why they were chosen. They are not claimed yet, so the match
 * has no id.
 *
 * @param teams the tickets of each team, as many teams as the rules have
 */
public record Lineup(List<List<Ticket>> teams, FormationReason why) {

  public Lineup {
    teams = teams.stream().map(List::copyOf).toList();
  }

  /** All tickets, team by team. */
  public List<Ticket> tickets() {
    return tickets(teams);
  }

  /** The players of each team. */
  public List<List<PlayerId>> players() {
    return players(teams);
  }

  static List<Ticket> tickets(List<List<Ticket>> teams) {
    return teams.stream().flatMap(List::stream).toList();
  }

  static List<List<PlayerId>> players(List<List<Ticket>> teams) {
    return teams.stream()
        .map(team -> team.stream().flatMap(ticket -> ticket.players().stream()).toList())
        .toList();
  }
}
