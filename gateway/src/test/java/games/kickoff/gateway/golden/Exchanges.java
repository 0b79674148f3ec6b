package games.kickoff.gateway.golden;

import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Sends requests and records them and their answers as text, as they are sent over the wire. */
final class Exchanges {

  /** Headers that are not recorded: they depend on when and how the answer was sent. */
  private static final Set<String> LEFT_OUT =
      Set.of(":status", "connection", "content-length", "date", "transfer-encoding");

  private final TestGateway gateway;
  private final StringBuilder text = new StringBuilder();
  private List<String> caller = List.of();

  Exchanges(TestGateway gateway) {
    this.gateway = gateway;
  }

  /** From here on requests have this header, which identifies the caller. */
  void as(String header, String value) {
    caller = List.of(header, value);
  }

  /** From here on requests have no such header. */
  void asAnybody() {
    caller = List.of();
  }

  Answer get(String what, String path) {
    return call(what, "GET", path, "");
  }

  Answer delete(String what, String path) {
    return call(what, "DELETE", path, "");
  }

  Answer post(String what, String path, String body) {
    return call(what, "POST", path, body);
  }

  private Answer call(String what, String method, String path, String body) {
    BodyPublisher publisher =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    HttpRequest.Builder request = gateway.request(path).method(method, publisher);
    if (!caller.isEmpty()) {
      request.header(caller.get(0), caller.get(1));
    }
    if (!body.isEmpty()) {
      request.header("content-type", "application/json");
    }
    Answer answer = gateway.send(request);
    text.append("# ").append(what).append('\n');
    text.append(method).append(' ').append(path).append('\n');
    new TreeMap<>(request.copy().build().headers().map())
        .forEach((name, values) -> header(text, name, values));
    if (!body.isEmpty()) {
      text.append('\n').append(body).append('\n');
    }
    text.append(written(answer)).append('\n');
    return answer;
  }

  /** Sends a request, given as its bytes, that no normal client would send; records the answer. */
  void raw(String what, String shown, String request) {
    text.append("# ").append(what).append('\n').append(shown).append('\n');
    text.append(written(gateway.raw(request))).append('\n');
  }

  /** Sends a request without its end and keeps reading; records the answer. */
  void unfinished(String what, String shown, String request) {
    try (Socket socket = gateway.connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      text.append("# ").append(what).append('\n').append(shown).append('\n');
      text.append(written(answer)).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything recorded so far. */
  String text() {
    return text.toString();
  }

  static String written(Answer answer) {
    StringBuilder text = new StringBuilder("=> " + answer.status() + "\n");
    Map<String, List<String>> headers = new TreeMap<>(answer.response().headers().map());
    headers.keySet().removeAll(LEFT_OUT);
    headers.forEach((name, values) -> header(text, name, values));
    return text.append('\n').append(answer.response().body()).append('\n').toString();
  }

  /** A raw answer, written in the same form as those that a client has parsed. */
  static String written(String raw) {
    String[] parts = raw.split("\r\n\r\n", 2);
    StringBuilder text = new StringBuilder("=> " + parts[0].split(" ")[1] + "\n");
    Map<String, List<String>> headers = new TreeMap<>();
    parts[0]
        .lines()
        .skip(1)
        .forEach(line -> {
          String[] header = line.split(": ?", 2);
          headers.put(header[0].toLowerCase(Locale.ROOT), List.of(header[1]));
        });
    headers.keySet().removeAll(LEFT_OUT);
    headers.forEach((name, values) -> header(text, name, values));
    return text.append('\n').append(parts.length > 1 ? parts[1] : "").append('\n').toString();
  }

  private static void header(StringBuilder text, String name, List<String> values) {
    values.forEach(value -> text.append(name).append(": ").append(value).append('\n'));
  }
}
