package games.kickoff.simulator.population;

import games.kickoff.core.ticket.Ticket;

/**
 * A party that joins a queue.
 *
 * @param ticket its ticket, whose {@code joinedAt} is the time of arrival
 * @param trueSkill the true skill of each of its players, which no matcher sees; NaN when it is not
 *     known
 */
public record Arrival(Ticket ticket, double[] trueSkill) {}
