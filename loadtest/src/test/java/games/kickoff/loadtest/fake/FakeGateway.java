package games.kickoff.loadtest.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import games.kickoff.loadtest.fake.FakeGameServer.Manners;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A gateway's simple API with matches of a fixed size, formed in the order of the joins, each on a
 * fake server.
 */
public final class FakeGateway implements AutoCloseable {

  /** A wrong answer. */
  public record Answer(int code, String body) {}

  /** Decides which requests get a wrong answer, and which one. */
  public interface Lie {
    Optional<Answer> to(String method, String player);
  }

  private record Match(String session, List<String> players, FakeGameServer server) {}

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final int matchSize;
  private final Manners manners;
  private final Lie lie;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> waiting = new ArrayList<>();
  private final Map<String, Match> matches = new HashMap<>();
  private Optional<String> intruder = Optional.empty();
  private int formed;

  public FakeGateway(int matchSize, Manners manners, Lie lie) {
    this.matchSize = matchSize;
    this.manners = manners;
    this.lie = lie;
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(threads);
    http.createContext("/match/", this::handle);
    http.start();
  }

  public static FakeGateway honest(int matchSize) {
    return new FakeGateway(matchSize, Manners.GOOD, (method, player) -> Optional.empty());
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /**
   * From now on every match's answers also name this player, so that the player is in several
   * matches.
   */
  public synchronized void nameInEveryMatch(String player) {
    intruder = Optional.of(player);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      String player =
          method.equals("POST")
              ? JSON.readTree(exchange.getRequestBody()).get("player_id").asText()
              : exchange.getRequestURI().getQuery().replace("player_id=", "");
      Answer answer = lie.to(method, player).orElseGet(() -> truth(method, player));
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      if (answer.code() == 503) {
        exchange.getResponseHeaders().set("Retry-After", "0");
      }
      exchange.sendResponseHeaders(answer.code(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private synchronized Answer truth(String method, String player) {
    if (method.equals("POST") && !matches.containsKey(player) && !waiting.contains(player)) {
      waiting.add(player);
      formMatch();
    }
    Match match = matches.get(player);
    if (match == null) {
      boolean known = waiting.contains(player);
      String word = method.equals("POST") ? "queued" : known ? "pending" : "unknown";
      return new Answer(200, json(word, "pending-" + player, List.of(player), "", 0));
    }
    String word = match.server().hasStopped() ? "ended" : "matched";
    return new Answer(
        200, json(word, match.session(), match.players(), "127.0.0.1", match.server().port()));
  }

  private void formMatch() {
    if (waiting.size() < matchSize) {
      return;
    }
    List<String> players = new ArrayList<>(waiting);
    waiting.clear();
    FakeGameServer server = new FakeGameServer(manners);
    List<String> named = new ArrayList<>(players);
    intruder.filter(player -> !named.contains(player)).ifPresent(named::add);
    Match match = new Match("session-" + ++formed, named, server);
    players.forEach(player -> matches.put(player, match));
  }

  /** The body of an answer. */
  public static String json(
      String status, String session, List<String> players, String host, int port) {
    ObjectNode json = JSON.createObjectNode();
    json.put("session_id", session).put("status", status);
    players.forEach(json.putArray("players")::add);
    return json.put("connect_host", host).put("connect_port", port).toString();
  }

  @Override
  public synchronized void close() {
    http.stop(0);
    threads.shutdownNow();
    matches.values().forEach(match -> match.server().close());
  }
}
