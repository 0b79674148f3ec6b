package games.kickoff.gateway.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import games.kickoff.gateway.Gateway;
import games.kickoff.gateway.GatewayConfig;
import games.kickoff.gateway.Stores;
import games.kickoff.gateway.serving.auth.AuthSettings;
import games.kickoff.gateway.serving.http.HttpSettings;
import games.kickoff.gateway.serving.limit.LimitSettings;
import games.kickoff.redis.connection.RedisSettings;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A gateway on ephemeral loopback ports, with methods to send requests to it. */
public final class TestGateway implements AutoCloseable {

  /** Longer than a client's connection is unused between two requests on a busy machine. */
  private static final Duration IDLE = Duration.ofMinutes(1);

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private static final ObjectMapper JSON = new ObjectMapper();

  public final CollectorRegistry metrics = new CollectorRegistry();
  private final Gateway gateway;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  private TestGateway(
      Stores stores, HttpSettings http, int storeCalls, AuthSettings auth, LimitSettings limits) {
    GatewayConfig config =
        new GatewayConfig(
            http,
            ANY_PORT,
            FakeRealm.QUEUE,
            storeCalls,
            RedisSettings.of("test", URI.create("redis://127.0.0.1:1")),
            auth,
            limits,
            Optional.empty());
    try {
      this.gateway = Gateway.start(config, stores, metrics);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.port = gateway.httpPort();
  }

  private static HttpSettings http(int connections, Duration idle) {
    return new HttpSettings(ANY_PORT, connections, 0, idle, idle);
  }

  public static TestGateway on(FakeRealm realm) {
    return on(realm.stores());
  }

  public static TestGateway on(Stores stores) {
    return on(stores, AuthSettings.off(), LimitSettings.NONE);
  }

  /** A gateway that closes a connection that is silent for a second. */
  public static TestGateway impatient(FakeRealm realm) {
    HttpSettings http = http(1000, Duration.ofSeconds(1));
    return new TestGateway(realm.stores(), http, 8, AuthSettings.off(), LimitSettings.NONE);
  }

  /** A gateway with the given authentication and rate limits. */
  public static TestGateway on(Stores stores, AuthSettings auth, LimitSettings limits) {
    return new TestGateway(stores, http(1000, IDLE), 8, auth, limits);
  }

  /**
   * A gateway with the given limits on connections.
   *
   * @param perAddress how many one address may hold; 0: no limit
   */
  public static TestGateway on(
      Stores stores,
      int connections,
      int perAddress,
      Duration header,
      AuthSettings auth,
      LimitSettings limits) {
    HttpSettings http = new HttpSettings(ANY_PORT, connections, perAddress, IDLE, header);
    return new TestGateway(stores, http, 8, auth, limits);
  }

  /** A gateway with the given limit of connections and the default limit of store calls (32). */
  public static TestGateway forMany(Stores stores, int connections) {
    return new TestGateway(
        stores, http(connections, IDLE), 32, AuthSettings.off(), LimitSettings.NONE);
  }

  /** An answer: its status, headers and JSON. */
  public record Answer(int status, HttpResponse<String> response) {

    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + response.body(), e);
      }
    }

    public String text(String field) {
      return json().path(field).asText();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** Sends requests with a credential in a header. */
  public final class As {

    private final String header;
    private final String value;

    private As(String header, String value) {
      this.header = header;
      this.value = value;
    }

    public Answer get(String path) {
      return send(request(path).header(header, value).GET());
    }

    public Answer post(String path, String body) {
      return call("POST", path, body);
    }

    public Answer delete(String path) {
      return call("DELETE", path, "");
    }

    public Answer call(String method, String path, String body) {
      return send(
          request(path)
              .header("Content-Type", "application/json")
              .header(header, value)
              .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }
  }

  /** Sends requests as a player, with the token. */
  public As bearer(String token) {
    return new As("Authorization", "Bearer " + token);
  }

  /** Sends requests as the studio's backend, with the API key. */
  public As key(String key) {
    return new As("x-api-key", key);
  }

  /** Sends requests with the header. */
  public As with(String header, String value) {
    return new As(header, value);
  }

  public int port() {
    return port;
  }

  /**
   * A metric's value; zero if it does not exist yet.
   *
   * @param labels label names and values, alternating
   */
  public double metric(String name, String... labels) {
    String[] names = new String[labels.length / 2];
    String[] values = new String[labels.length / 2];
    for (int i = 0; i < names.length; i++) {
      names[i] = labels[2 * i];
      values[i] = labels[2 * i + 1];
    }
    Double value = metrics.getSampleValue(name, names, values);
    return value == null ? 0 : value;
  }

  public Answer join(String player) {
    return post("/match/join", "{\"player_id\":\"" + player + "\"}");
  }

  public Answer status(String player) {
    return get("/match/status?player_id=" + player);
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(20));
  }

  /**
   * Sends the request; fails if the OpenAPI description does not allow the answer for its route.
   */
  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Described.check(response);
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> management(String path) {
    URI uri = URI.create("http://127.0.0.1:" + gateway.managementPort() + path);
    try {
      return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends the bytes as they are and reads until the server closes the connection. */
  public String raw(byte[] bytes) {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String raw(String text) {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(15_000);
    return socket;
  }

  @Override
  public void close() {
    client.shutdown(); // closes kept connections, whose idle timeout the gateway would wait for
    gateway.close();
    client.close();
  }
}
