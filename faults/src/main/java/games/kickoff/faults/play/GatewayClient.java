package games.kickoff.faults.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.faults.history.Exchange;
import games.kickoff.faults.history.Exchange.Answer;
import games.kickoff.faults.history.Exchange.Kind;
import games.kickoff.faults.history.Moment;
import games.kickoff.faults.history.TicketSeen;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A client of the gateway's tickets API that adds every request and its answer to the bots'
 * history.
 */
final class GatewayClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI gateway;
  private final ClientHistory clientHistory;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  GatewayClient(URI gateway, ClientHistory clientHistory) {
    this.gateway = gateway;
    this.clientHistory = clientHistory;
  }

  Answer join(QueueKey queue, List<PlayerId> party) throws InterruptedException {
    String players =
        party.stream().map(p -> '"' + p.value() + '"').collect(Collectors.joining(","));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve("/v1/queues/" + queue + "/tickets"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"players\":[" + players + "]}"));
    return send(Kind.JOIN, queue, party, Optional.empty(), request);
  }

  /** Asks for a ticket. The gateway waits up to 700 ms for a revision other than {@code rev}. */
  Answer ask(QueueKey queue, List<PlayerId> party, TicketId ticket, long rev)
      throws InterruptedException {
    String path = "/v1/tickets/%s?wait=700ms&rev=%d".formatted(ticket, rev);
    HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path)).GET();
    return send(Kind.ASK, queue, party, Optional.of(ticket), request);
  }

  Answer cancel(QueueKey queue, List<PlayerId> party, TicketId ticket) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve("/v1/tickets/" + ticket)).DELETE();
    return send(Kind.CANCEL, queue, party, Optional.of(ticket), request);
  }

  private Answer send(
      Kind kind,
      QueueKey queue,
      List<PlayerId> party,
      Optional<TicketId> ticket,
      HttpRequest.Builder request)
      throws InterruptedException {
    Moment began = Moment.now();
    Answer answer;
    try {
      HttpResponse<String> response =
          client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
      answer = read(response);
    } catch (IOException e) {
      answer = Answer.none(e.getClass().getSimpleName());
    }
    clientHistory.add(new Exchange(kind, party, queue, ticket, began, Moment.now(), answer));
    return answer;
  }

  private static Answer read(HttpResponse<String> response) throws IOException {
    JsonNode body = JSON.readTree(response.body());
    int status = response.statusCode();
    if (status == 200 || status == 201) {
      return new Answer(status, "", Optional.of(ticket(body)), Optional.empty());
    }
    return new Answer(
        status,
        body.path("error").asText(),
        body.path("ticket").isObject()
            ? Optional.of(ticket(body.path("ticket")))
            : Optional.empty(),
        match(body.path("match")));
  }

  private static TicketSeen ticket(JsonNode body) {
    List<PlayerId> players = new ArrayList<>();
    body.path("players").forEach(player -> players.add(new PlayerId(player.asText())));
    return new TicketSeen(
        new TicketId(body.path("id").asText()),
        QueueKey.parse(body.path("queue").asText()),
        players,
        TicketState.valueOf(body.path("state").asText().toUpperCase(Locale.ROOT)),
        body.path("rev").asLong(),
        Instant.parse(body.path("joined_at").asText()),
        body.path("requeues").asInt(),
        body.path("reason").asText(),
        match(body.path("match").path("id")));
  }

  private static Optional<MatchId> match(JsonNode id) {
    return Optional.of(id.asText()).filter(text -> !text.isEmpty()).map(MatchId::new);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
