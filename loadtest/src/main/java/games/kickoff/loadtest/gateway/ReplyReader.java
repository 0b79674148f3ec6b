package games.kickoff.loadtest.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import games.kickoff.loadtest.gateway.MatchAnswer.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a response of one endpoint into a {@link Reply}, without I/O. */
record ReplyReader(String endpoint, Map<String, Status> words) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  static final ReplyReader JOIN =
      new ReplyReader(
          "POST /match/join", Map.of("queued", Status.PENDING, "matched", Status.MATCHED));

  static final ReplyReader STATUS =
      new ReplyReader(
          "GET /match/status",
          Map.of(
              "pending", Status.PENDING,
              "matched", Status.MATCHED,
              "ended", Status.ENDED,
              "unknown", Status.UNKNOWN));

  Reply read(int code, Optional<String> retryAfter, String body) {
    if (code == 503) {
      return new Reply.Later(retryAfter.flatMap(ReplyReader::seconds), refusal(code, body));
    }
    if (code != 200) {
      return new Reply.Refused(refusal(code, body));
    }
    Optional<JsonNode> json = parse(body);
    if (json.isEmpty()) {
      return new Reply.Refused(endpoint + " answered 200 with what is no JSON object");
    }
    String word = json.get().path("status").asText("");
    Status status = words.get(word);
    if (status == null) {
      return new Reply.Refused(endpoint + " answered with the unknown status \"" + word + "\"");
    }
    return new Reply.Answered(answer(status, json.get()));
  }

  private static MatchAnswer answer(Status status, JsonNode json) {
    List<String> players = new ArrayList<>();
    json.path("players").forEach(player -> players.add(player.asText()));
    return new MatchAnswer(
        status,
        json.path("session_id").asText(""),
        players,
        json.path("connect_host").asText(""),
        json.path("connect_port").asInt(0));
  }

  /**
   * The endpoint and the error it answered, such as {@code POST /match/join answered 409
   * in_other_ticket: leave it first}.
   */
  private String refusal(int code, String body) {
    JsonNode json = parse(body).orElseGet(JSON::createObjectNode);
    String error = json.path("error").asText("");
    String message = json.path("message").asText("");
    return endpoint
        + " answered "
        + code
        + (error.isEmpty() ? "" : " " + error)
        + (message.isEmpty() ? "" : ": " + message);
  }

  private static Optional<JsonNode> parse(String body) {
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a Retry-After in seconds (RFC 9110, 10.2.3); Kickoff never sends its other form, a date.
   */
  private static Optional<Duration> seconds(String header) {
    return header.strip().matches("\\d{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(header.strip())))
        : Optional.empty();
  }
}
