package games.kickoff.simulator.baseline;

import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Pool;
import games.kickoff.core.match.SkillRules;
import games.kickoff.core.match.skill.TicketSkill;
import games.kickoff.core.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A ticket with the values that the baselines use.
 *
 * @param window the largest spread that its wait allows
 */
record Line(Ticket ticket, double skill, double window) {

  /** All tickets of a pool, the longest waiting first. */
  static List<Line> of(Pool pool, MatchRules rules, Instant now) {
    SkillRules skill = rules.skill().orElseThrow();
    List<Line> line = new ArrayList<>();
    for (Ticket ticket : pool.tickets()) {
      line.add(
          new Line(
              ticket,
              TicketSkill.of(ticket, skill).skill(),
              skill.window().at(Duration.between(ticket.joinedAt(), now))));
    }
    return line;
  }

  static List<Line> bySkill(List<Line> line) {
    List<Line> sorted = new ArrayList<>(line);
    sorted.sort(Comparator.comparingDouble(Line::skill));
    return sorted;
  }
}
