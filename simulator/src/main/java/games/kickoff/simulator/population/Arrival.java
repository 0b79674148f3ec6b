package games.kickoff.simulator.population;

import games.kickoff.core.ticket.Ticket;

/**
 * A party that joins.
 *
 * @param ticket its {@code joinedAt} is when
 * @param trueSkill of each of its players, which no matcher sees
 */
public record Arrival(Ticket ticket, double[] trueSkill) {}
