package games.kickoff.simulator.run;

import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.Lineup;
import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.match.Pool;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.simulator.population.Arrival;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * Plays a stream of arrivals to a contestant, in virtual time that jumps from event to event. The
 * matcher plans as soon as its tick allows after an arrival, and again at the time that its plan's
 * {@code nextPlanAt} names.
 */
public final class Simulation {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private sealed interface Event extends Comparable<Event> {
    Instant at();

    /**
     * The order of events at the same time: arrivals come first, so that a plan sees the tickets
     * that joined at that moment.
     */
    int turn();

    @Override
    default int compareTo(Event other) {
      int byTime = at().compareTo(other.at());
      return byTime != 0 ? byTime : Integer.compare(turn(), other.turn());
    }

    record Join(Instant at, Arrival arrival) implements Event {
      @Override
      public int turn() {
        return 0;
      }
    }

    record Plan(Instant at) implements Event {
      @Override
      public int turn() {
        return 1;
      }
    }
  }

  private final Contestant contestant;
  private final Iterator<Arrival> arrivals;
  private final Instant end;
  private final Instant drained;
  private final long seed;
  private final Measures measures;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Map<TicketId, Arrival> waiting = new LinkedHashMap<>();
  private Instant planned = Instant.MIN;
  private Instant due = Instant.MAX;
  private boolean ended;

  /**
   * Makes a simulation.
   *
   * @param end when the arrivals end
   * @param drain for how long after that matches are formed of the tickets that are left
   */
  public Simulation(
      Contestant contestant,
      Iterator<Arrival> arrivals,
      Instant end,
      Duration drain,
      Measures measures,
      long seed) {
    this.contestant = contestant;
    this.arrivals = arrivals;
    this.end = end;
    this.drained = end.plus(drain);
    this.measures = measures;
    this.seed = seed;
  }

  /** Runs the simulation to its end. */
  public void run() {
    join();
    while (!events.isEmpty() && !events.peek().at().isAfter(drained)) {
      Event event = events.remove();
      if (!ended && event.at().isAfter(end)) {
        measures.leftAtTheEnd(players());
        ended = true;
      }
      switch (event) {
        case Event.Join join -> {
          waiting.put(join.arrival().ticket().id(), join.arrival());
          join();
          planAt(join.at());
        }
        case Event.Plan plan -> {
          if (plan.at().equals(due)) {
            due = Instant.MAX;
            plan(plan.at());
          }
        }
      }
    }
    if (!ended) {
      measures.leftAtTheEnd(players());
    }
    measures.leftForGood(players());
  }

  private int players() {
    return waiting.values().stream().mapToInt(arrival -> arrival.ticket().size()).sum();
  }

  private void join() {
    if (arrivals.hasNext()) {
      Arrival next = arrivals.next();
      events.add(new Event.Join(next.ticket().joinedAt(), next));
    }
  }

  private void planAt(Instant when) {
    Instant soonest = planned.equals(Instant.MIN) ? when : planned.plus(contestant.tick());
    Instant at = when.isBefore(soonest) ? soonest : when;
    if (at.isBefore(due)) {
      due = at;
      events.add(new Event.Plan(at));
    }
  }

  private void plan(Instant now) {
    planned = now;
    Pool pool = new Pool(waiting.values().stream().map(Arrival::ticket).toList());
    long before = THREADS.getCurrentThreadCpuTime();
    MatchPlan plan = contestant.matcher().plan(pool, contestant.rules(), now, seed);
    measures.planned(THREADS.getCurrentThreadCpuTime() - before);
    for (Lineup lineup : plan.lineups()) {
      measures.formed(lineup, this::trueSkill, now);
      for (Ticket ticket : lineup.tickets()) {
        waiting.remove(ticket.id());
      }
    }
    plan.nextPlanAt().ifPresent(this::planAt);
  }

  private double trueSkill(Ticket ticket) {
    double sum = 0;
    for (double skill : Objects.requireNonNull(waiting.get(ticket.id())).trueSkill()) {
      sum += skill;
    }
    return sum;
  }
}
