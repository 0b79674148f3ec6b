package games.kickoff.loadtest.ranked;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP client for the gateway's ranked routes. All calls are idempotent; while the gateway is
 * busy (503 or 429) or does not answer, a call is attempted up to 20 times.
 */
final class RankedApi implements AutoCloseable {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Duration REQUEST = Duration.ofSeconds(30);
  private static final int ATTEMPTS = 20;

  private final RankedOptions options;
  private final ExecutorService callbacks = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(callbacks)
          .followRedirects(HttpClient.Redirect.NEVER)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  RankedApi(RankedOptions options) {
    this.options = options;
  }

  /** Registers a player; the same idempotency key gives the same player. */
  JsonNode register(String username, String key) throws ApiFailed, InterruptedException {
    return call(
        post("/players/register", Map.of("username", username)).header("X-Idempotency-Key", key));
  }

  /** Puts a player into the region's queue. */
  JsonNode queue(Contender player) throws ApiFailed, InterruptedException {
    return call(as(player, post("/matchmaking/queue", wish(player))));
  }

  private Map<String, String> wish(Contender player) {
    return Map.of("player_id", player.id(), "region", options.region());
  }

  /** The player's state in the region's queue. */
  JsonNode queued(Contender player) throws ApiFailed, InterruptedException {
    return call(as(player, get("/matchmaking/queue/" + player.id())));
  }

  /** A player's ticket as it is now. */
  JsonNode ticket(Contender player, String ticket) throws ApiFailed, InterruptedException {
    return call(as(player, get("/v1/tickets/" + ticket)));
  }

  /** A player's ticket once its revision is other than {@code rev}, or after 20 s. */
  JsonNode ticket(Contender player, String ticket, long rev)
      throws ApiFailed, InterruptedException {
    return call(as(player, get("/v1/tickets/" + ticket + "?wait=20s&rev=" + rev)));
  }

  JsonNode match(String match) throws ApiFailed, InterruptedException {
    return call(asBackend(get("/matchmaking/match/" + match)));
  }

  /** Hands in a result. */
  JsonNode result(String match, String winner) throws ApiFailed, InterruptedException {
    return call(
        asBackend(post("/matchmaking/match/" + match + "/result", Map.of("winner", winner))));
  }

  /** A page of the leaderboard; the first one if {@code cursor} is empty. */
  JsonNode board(String cursor) throws ApiFailed, InterruptedException {
    String after = cursor.isEmpty() ? "" : "&cursor=" + cursor;
    return call(
        asBackend(get("/players/leaderboard?limit=100&ladder=" + options.ladder() + after)));
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create(options.gateway() + path)).timeout(REQUEST);
  }

  private HttpRequest.Builder post(String path, Map<String, String> body) {
    return HttpRequest.newBuilder(URI.create(options.gateway() + path))
        .timeout(REQUEST)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(JSON.valueToTree(body).toString()));
  }

  private static HttpRequest.Builder as(Contender player, HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + player.token());
  }

  private HttpRequest.Builder asBackend(HttpRequest.Builder request) {
    return request.header("x-api-key", options.key().value());
  }

  private JsonNode call(HttpRequest.Builder builder) throws ApiFailed, InterruptedException {
    HttpRequest request = builder.build();
    String last = "";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() < 300) {
          return JSON.readTree(response.body());
        }
        last = response.statusCode() + " " + response.body().strip();
        if (response.statusCode() != 503 && response.statusCode() != 429) {
          break;
        }
      } catch (JsonProcessingException e) {
        last = "no JSON";
        break;
      } catch (IOException e) {
        last = String.valueOf(e.getMessage());
      }
      TimeUnit.MILLISECONDS.sleep(100L * attempt);
    }
    throw new ApiFailed("%s %s: %s".formatted(request.method(), request.uri().getPath(), last));
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
    callbacks.close();
  }
}
