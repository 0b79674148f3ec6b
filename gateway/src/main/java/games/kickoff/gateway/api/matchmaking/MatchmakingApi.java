package games.kickoff.gateway.api.matchmaking;

import com.fasterxml.jackson.databind.JsonNode;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.id.Ulid;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.CancelResult;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.core.ticket.Tickets;
import games.kickoff.gateway.join.SoloJoin;
import games.kickoff.gateway.serving.auth.Caller;
import games.kickoff.gateway.serving.http.JsonBody;
import games.kickoff.gateway.serving.http.LogFields;
import games.kickoff.gateway.serving.http.Query;
import games.kickoff.gateway.serving.http.Refusal;
import games.kickoff.gateway.serving.http.RouteGroup;
import games.kickoff.gateway.serving.http.Routes;
import io.javalin.http.Context;
import java.util.Locale;

/**
 * The routes under {@code /matchmaking} by which a player searches a match on the default queue.
 */
public final class MatchmakingApi implements RouteGroup {

  private final QueueKey queue;
  private final Tickets tickets;
  private final SoloJoin joins;

  /**
   * @param queue the default queue, the only one that these routes serve
   */
  public MatchmakingApi(QueueKey queue, Tickets tickets, SoloJoin joins) {
    this.queue = queue;
    this.tickets = tickets;
    this.joins = joins;
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .under("/matchmaking")
        .withErrorsInText()
        .post("/join", this::join)
        .get("/status", this::status)
        .delete("/cancel", this::cancel);
  }

  private void join(Context request) {
    LogFields.queue(queue);
    PlayerId player = player(request);
    Caller.of(request).requireSelf(player);
    TicketView ticket = joins.join(queue, player, this::unknownQueue);
    request.json(SearchAnswer.of(ticket));
  }

  private Refusal unknownQueue() {
    return Refusal.notFound("unknown_queue", "There is no queue " + queue + ".");
  }

  private static PlayerId player(Context request) {
    JsonNode id = JsonBody.read(request).path("id");
    if (!id.isTextual() || !PlayerId.isValid(id.textValue())) {
      throw Refusal.badRequest(
          "invalid_player_id",
          "Send one id: a text of 1 to 128 characters of A-Z a-z 0-9 . _ : @ -");
    }
    return new PlayerId(id.textValue());
  }

  private void status(Context request) {
    TicketView ticket = tickets.find(ticketId(request)).orElseThrow(MatchmakingApi::unknown);
    Caller.of(request).requireOneOf(ticket.players());
    if (ticket.state().isTerminal()) {
      throw over(ticket);
    }
    request.json(SearchAnswer.of(ticket));
  }

  private void cancel(Context request) {
    TicketId id = ticketId(request);
    Caller caller = Caller.of(request);
    if (!caller.mayAll()) { // a ticket's players never change, so they can be checked first
      caller.requireOneOf(tickets.find(id).orElseThrow(MatchmakingApi::unknown).players());
    }
    switch (tickets.cancel(id)) {
      case CancelResult.Cancelled(TicketView ticket) ->
          request.json(SearchAnswer.cancelled(ticket));
      case CancelResult.Claimed(MatchId match) ->
          throw Refusal.conflict("claimed", "Too late: match " + match + " has the ticket.");
      case CancelResult.AlreadyOver(TicketView ticket) -> throw over(ticket);
      case CancelResult.UnknownTicket unknown -> throw unknown();
    }
  }

  private static TicketId ticketId(Context request) {
    String text = Query.single(request, "ticketId").orElse("");
    if (text.isEmpty()) {
      throw Refusal.badRequest("invalid_ticket_id", "Send one ticketId, as join gave it.");
    }
    if (!Ulid.isValid(text)) {
      throw unknown();
    }
    TicketId id = new TicketId(text);
    LogFields.ticket(id);
    return id;
  }

  private static Refusal unknown() {
    return Refusal.notFound("unknown_ticket", "There is no such ticket, or it ended too long ago.");
  }

  /**
   * The refusal (410) for a ticket with a terminal state. Clients of these routes poll until there
   * is a match, so such a ticket must not look like a match.
   */
  private static Refusal over(TicketView ticket) {
    String state = ticket.state().name().toLowerCase(Locale.ROOT);
    String reason = ticket.reason().map(why -> " (" + why + ")").orElse("");
    return Refusal.gone("over", "The ticket is " + state + reason + "; join again.");
  }
}
