package games.kickoff.gateway.api.matchmaking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.player.Players;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.ticket.CancelResult;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.core.ticket.Tickets;
import games.kickoff.gateway.join.SoloJoin;
import games.kickoff.gateway.queue.KnownQueues;
import games.kickoff.gateway.serving.auth.Caller;
import games.kickoff.gateway.serving.http.JsonBody;
import games.kickoff.gateway.serving.http.LogFields;
import games.kickoff.gateway.serving.http.Refusal;
import games.kickoff.gateway.serving.http.RequestedPlayer;
import games.kickoff.gateway.serving.http.RouteGroup;
import games.kickoff.gateway.serving.http.Routes;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The routes by which a registered player queues for a region, with their rating as attributes.
 * They name a region instead of a queue, and their own id instead of a ticket's.
 */
public final class RegionsApi implements RouteGroup {

  private final Tickets tickets;
  private final Players players;
  private final KnownQueues queues;
  private final SoloJoin joins;

  public RegionsApi(Tickets tickets, Players players, KnownQueues queues, SoloJoin joins) {
    this.tickets = tickets;
    this.players = players;
    this.queues = queues;
    this.joins = joins;
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .under("/matchmaking/queue")
        .withErrorsInJson()
        .post("", this::queue)
        .get("/{player_id}", this::status)
        .delete("/{player_id}", this::dequeue);
  }

  private void queue(Context request) {
    ObjectNode body = JsonBody.read(request);
    PlayerId player = RequestedPlayer.inBody(body);
    Caller.of(request).requireSelf(player);
    PublishedQueue queue = queueOf(body.path("region"));
    LogFields.queue(queue.key());
    if (players.find(player).isEmpty()) {
      throw RequestedPlayer.unknown();
    }
    TicketView ticket = joins.join(queue, player, this::unknownRegion);
    request.json(answer(player, ticket));
  }

  private PublishedQueue queueOf(JsonNode region) {
    if (!region.isTextual() || region.textValue().isEmpty()) {
      throw Refusal.badRequest("invalid_region", "Send one region, such as eu-west.");
    }
    return queues.ofRegion(region.textValue()).orElseThrow(this::unknownRegion);
  }

  private Refusal unknownRegion() {
    List<String> there = queues.regions();
    return Refusal.notFound(
            "unknown_region",
            there.isEmpty()
                ? "No queue has a region."
                : "There is no queue in that region; there are some in "
                    + String.join(", ", there)
                    + ".")
        .with("regions", there);
  }

  private void status(Context request) {
    PlayerId player = RequestedPlayer.inPath(request);
    Caller.of(request).requireSelf(player);
    TicketView ticket =
        tickets.ofPlayer(player).stream()
            .max(Comparator.comparing(TicketView::state)) // at most one is claimed or assigned
            .orElseThrow(
                () -> Refusal.notFound("not_queued", "The player is in no queue and in no match."));
    request.json(answer(player, ticket));
  }

  private QueuedAnswer answer(PlayerId player, TicketView ticket) {
    String region = queues.find(ticket.queue()).map(PublishedQueue::region).orElse("");
    return QueuedAnswer.of(player, region, ticket);
  }

  /** Cancels the player's tickets in all queues. It never fails, so it can be repeated safely. */
  private void dequeue(Context request) {
    PlayerId player = RequestedPlayer.inPath(request);
    Caller.of(request).requireSelf(player);
    boolean left = false;
    Optional<MatchId> match = Optional.empty();
    for (TicketView ticket : tickets.ofPlayer(player)) {
      if (ticket.state() == TicketState.ASSIGNED) {
        match = ticket.match();
        continue;
      }
      switch (tickets.cancel(ticket.id())) {
        case CancelResult.Cancelled cancelled -> left = true;
        case CancelResult.Claimed(MatchId id) -> match = Optional.of(id);
        case CancelResult.AlreadyOver over -> {}
        case CancelResult.UnknownTicket unknown -> {}
      }
    }
    request.json(DequeuedAnswer.of(player, left, match));
  }
}
