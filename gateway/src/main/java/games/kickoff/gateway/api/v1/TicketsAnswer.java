package games.kickoff.gateway.api.v1;

import java.util.List;

/** Several tickets. */
record TicketsAnswer(List<TicketAnswer> tickets) {}
