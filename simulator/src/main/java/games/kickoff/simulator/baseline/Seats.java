package games.kickoff.simulator.baseline;

import games.kickoff.core.match.FormationReason;
import games.kickoff.core.match.Lineup;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.ticket.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The teams of a match while they are filled: each party goes into the emptiest team, if that has
 * room for it.
 */
final class Seats {

  private final int teamSize;
  private final List<List<Ticket>> teams = new ArrayList<>();
  private final int[] seated;

  Seats(MatchRules rules) {
    teamSize = rules.teamSize();
    seated = new int[rules.teamCount()];
    for (int team = 0; team < seated.length; team++) {
      teams.add(new ArrayList<>());
    }
  }

  boolean seat(Ticket ticket) {
    int emptiest = 0;
    for (int team = 1; team < seated.length; team++) {
      emptiest = seated[team] < seated[emptiest] ? team : emptiest;
    }
    if (seated[emptiest] + ticket.size() > teamSize) {
      return false;
    }
    teams.get(emptiest).add(ticket);
    seated[emptiest] += ticket.size();
    return true;
  }

  boolean isFull() {
    for (int players : seated) {
      if (players < teamSize) {
        return false;
      }
    }
    return true;
  }

  Lineup lineup() {
    return new Lineup(teams, new FormationReason(FormationReason.Rule.FULL, Duration.ZERO));
  }
}
