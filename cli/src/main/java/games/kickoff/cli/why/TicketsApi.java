package games.kickoff.cli.why;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import games.kickoff.loadtest.gateway.ApiKey;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A client of the routes under the gateway's {@code /v1} that read tickets (docs/api.md). */
final class TicketsApi {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final String base;
  private final Optional<ApiKey> key;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  TicketsApi(URI base, Optional<ApiKey> key) {
    this.base = base.toString().replaceAll("/+$", "");
    this.key = key;
  }

  /**
   * The ticket of that id.
   *
   * @throws IOException if the gateway doesn't answer within 5 s or answers with an error; the
   *     message says which
   */
  JsonNode ticket(String id) throws IOException, InterruptedException {
    return get("/v1/tickets/" + encoded(id));
  }

  /**
   * The player's tickets that have not ended, in all queues.
   *
   * @throws IOException as {@link #ticket} does
   */
  List<JsonNode> ticketsOf(String player) throws IOException, InterruptedException {
    return get("/v1/players/" + encoded(player) + "/ticket").path("tickets").valueStream().toList();
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest.Builder request;
    try {
      request = HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT).GET();
    } catch (IllegalArgumentException e) {
      throw new IOException("--gateway must be an http:// or https:// URL, not " + base, e);
    }
    key.ifPresent(known -> request.header("x-api-key", known.value()));
    HttpResponse<String> response;
    try {
      response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IOException(
          "no answer from %s (%s); --gateway names another".formatted(base, reason(e)), e);
    }
    JsonNode body = json(response.body());
    if (response.statusCode() != 200) {
      throw new IOException(
          "%s answers %d %s: %s"
              .formatted(
                  base,
                  response.statusCode(),
                  body.path("error").asText(),
                  body.path("message").asText()));
    }
    return body;
  }

  private static JsonNode json(String body) throws JsonProcessingException {
    return Serialization.jsonMapper().readTree(body.isEmpty() ? "{}" : body);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8);
  }
}
