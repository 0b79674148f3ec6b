package games.kickoff.gateway.api.v1;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.id.Ulid;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.gateway.serving.http.Query;
import games.kickoff.gateway.serving.http.Refusal;
import io.javalin.http.Context;
import java.util.Optional;

/** Parses the parameters of the tickets API. An invalid id in a path is refused as unknown: 404. */
final class RequestParams {

  private RequestParams() {}

  static QueueKey queue(Context request) {
    try {
      return new QueueKey(request.pathParam("namespace"), request.pathParam("name"));
    } catch (IllegalArgumentException e) {
      throw unknownQueue();
    }
  }

  static Optional<QueueKey> queueInQuery(Context request) {
    try {
      return Query.single(request, "queue").map(QueueKey::parse);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("invalid_queue", "Send one queue, as namespace/name.");
    }
  }

  static TicketId ticket(Context request) {
    String text = request.pathParam("ticket");
    if (!Ulid.isValid(text)) {
      throw unknownTicket();
    }
    return new TicketId(text);
  }

  static MatchId match(Context request) {
    String text = request.pathParam("match");
    if (!Ulid.isValid(text)) {
      throw unknownMatch();
    }
    return new MatchId(text);
  }

  static PlayerId player(Context request) {
    String text = request.pathParam("player");
    if (!PlayerId.isValid(text)) {
      throw Party.invalidPlayer();
    }
    return new PlayerId(text);
  }

  static Refusal unknownQueue() {
    return Refusal.notFound("unknown_queue", "There is no such queue; GET /v1/queues lists them.");
  }

  static Refusal unknownTicket() {
    return Refusal.notFound("unknown_ticket", "There is no such ticket, or it ended too long ago.");
  }

  static Refusal unknownMatch() {
    return Refusal.notFound("unknown_match", "There is no such match, or it ended too long ago.");
  }
}
