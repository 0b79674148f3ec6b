package games.kickoff.gateway.ticket;

import java.util.List;

/** Several tickets. */
record TicketsAnswer(List<TicketAnswer> tickets) {}
