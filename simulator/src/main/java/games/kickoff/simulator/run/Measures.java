package games.kickoff.simulator.run;

import games.kickoff.core.match.Lineup;
import games.kickoff.core.match.SkillRules;
import games.kickoff.core.match.skill.TicketSkill;
import games.kickoff.core.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Measures a run. Every contestant's matches are measured here, in the same way. */
public final class Measures {

  private final SkillRules skill;
  private final Column waits = new Column();
  private final Column sizes = new Column();
  private final Column skills = new Column();
  private final Column spreadsOfTickets = new Column();
  private final Column spreads = new Column();
  private final Column predicted = new Column();
  private final Column actual = new Column();
  private long nanos;
  private long plans;
  private int leftAtTheEnd;
  private int leftForGood;

  /** Measures of a run; those rules say how a ticket's skill is read. */
  public Measures(SkillRules skill) {
    this.skill = skill;
  }

  /** A growing list of numbers. */
  private static final class Column {
    private double[] values = new double[1024];
    private int count;

    void add(double value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = value;
    }

    double[] all() {
      return Arrays.copyOf(values, count);
    }
  }

  void planned(long cpuNanos) {
    nanos += cpuNanos;
    plans++;
  }

  void leftAtTheEnd(int players) {
    leftAtTheEnd = players;
  }

  void leftForGood(int players) {
    leftForGood = players;
  }

  void formed(Lineup lineup, ToDoubleFunction<Ticket> trueSkill, Instant now) {
    double highest = Double.NEGATIVE_INFINITY;
    double lowest = Double.POSITIVE_INFINITY;
    List<Ticket> tickets = lineup.tickets();
    for (Ticket ticket : tickets) {
      double its = TicketSkill.of(ticket, skill).skill();
      highest = Math.max(highest, its);
      lowest = Math.min(lowest, its);
    }
    double spread = highest - lowest;
    for (Ticket ticket : tickets) {
      waits.add(Duration.between(ticket.joinedAt(), now).toNanos() / 1e9);
      sizes.add(ticket.size());
      skills.add(TicketSkill.of(ticket, skill).skill());
      spreadsOfTickets.add(spread);
    }
    spreads.add(spread);
    double[] rated = new double[lineup.teams().size()];
    double[] really = new double[rated.length];
    double[] players = new double[rated.length];
    double variance = 0;
    double all = 0;
    for (int team = 0; team < rated.length; team++) {
      for (Ticket ticket : lineup.teams().get(team)) {
        TicketSkill ticketSkill = TicketSkill.of(ticket, skill);
        rated[team] += ticketSkill.mu();
        variance += ticketSkill.variance();
        really[team] += trueSkill.applyAsDouble(ticket);
        players[team] += ticket.size();
        all += ticket.size();
      }
    }
    if (rated.length == 2) {
      double noise = all * skill.beta() * skill.beta();
      double mean = all / 2;
      predicted.add(
          TicketSkill.chance(
              (rated[0] / players[0] - rated[1] / players[1]) * mean, noise + variance));
      double truly =
          TicketSkill.chance((really[0] / players[0] - really[1] / players[1]) * mean, noise);
      if (!Double.isNaN(truly)) { // recorded tickets may lack it
        actual.add(truly);
      }
    }
  }

  /** The result of all that was measured. */
  public Result result(String name) {
    return Result.of(
        name,
        new Result.OfTickets(waits.all(), sizes.all(), skills.all(), spreadsOfTickets.all()),
        new Result.OfMatches(spreads.all(), predicted.all(), actual.all()),
        new Result.Totals(nanos, plans, leftAtTheEnd, leftForGood));
  }
}
