package games.kickoff.gateway.api.v1;

import java.util.List;

/** The answer to {@code GET /v1/players/{player}/ticket} without a queue. */
record TicketsAnswer(List<TicketAnswer> tickets) {}
