package games.kickoff.loadtest.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The HTTP client for the gateway, shared by all bots; each call is one request. It follows no
 * redirect and uses no proxy, so that requests reach the address that was given and no other.
 */
public final class Gateway implements AutoCloseable {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final long LARGEST_ANSWER = 1 << 20;

  private final String base;
  private final Duration timeout;
  private final Optional<ApiKey> key;
  private final ExecutorService callbacks = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http;

  /** Creates a client for a gateway that doesn't authenticate its callers. */
  public Gateway(URI base, Duration timeout) {
    this(base, timeout, Optional.empty());
  }

  /**
   * @param key for a gateway that authenticates its callers
   */
  public Gateway(URI base, Duration timeout, Optional<ApiKey> key) {
    this.key = key;
    this.base = base.toString().replaceAll("/+$", "");
    this.timeout = timeout;
    // The client's default executor would add a platform thread for each concurrent answer.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(callbacks)
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
  }

  /** Joins the default queue; repeating it changes nothing. */
  public Reply join(String player) throws InterruptedException {
    String body = JSON.createObjectNode().put("player_id", player).toString();
    return send(
        request("/match/join")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        ReplyReader.JOIN);
  }

  /** Asks for the state of the player's ticket. */
  public Reply status(String player) throws InterruptedException {
    String query = URLEncoder.encode(player, StandardCharsets.UTF_8);
    return send(request("/match/status?player_id=" + query).GET().build(), ReplyReader.STATUS);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(timeout);
    key.ifPresent(known -> request.header("x-api-key", known.value()));
    return request;
  }

  private Reply send(HttpRequest request, ReplyReader reader) throws InterruptedException {
    try {
      HttpResponse<String> response =
          http.send(
              request,
              BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST_ANSWER));
      return reader.read(
          response.statusCode(), response.headers().firstValue("Retry-After"), response.body());
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return new Reply.Later(Optional.empty(), "no answer from " + base + " (" + why + ")");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
    callbacks.close();
  }
}
