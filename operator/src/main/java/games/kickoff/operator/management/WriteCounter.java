package games.kickoff.operator.management;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the client's writes to the API server by verb and kind. An interceptor of the HTTP client.
 */
public final class WriteCounter implements Interceptor {

  private static final Map<String, String> VERBS =
      Map.of("POST", "create", "PUT", "update", "PATCH", "patch", "DELETE", "delete");

  /** .../namespaces/{ns}/{kind}[/{name}[/{subresource}]], with or without an API group. */
  private static final Pattern PATH =
      Pattern.compile(
          "/(?:api/v1|apis/[^/]+/[^/]+)(?:/namespaces/[^/]+)?/([a-z]+)"
              + "(?:/[^/]+(?:/([a-z]+))?)?");

  private final OperatorMetrics metrics;

  public WriteCounter(OperatorMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void after(
      HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> body) {
    String verb = VERBS.get(request.method());
    if (verb != null && !isDryRun(request)) {
      metrics.write(verb, kind(request.uri().getPath()), response.code());
    }
  }

  /** A dry run writes nothing, so it is not counted. */
  private static boolean isDryRun(HttpRequest request) {
    String query = request.uri().getQuery();
    return query != null && query.contains("dryRun=");
  }

  /**
   * The plural of the kind that a path addresses, with its subresource: {@code
   * gamesessions/status}.
   */
  static String kind(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return "other";
    }
    return matcher.group(2) == null ? matcher.group(1) : matcher.group(1) + "/" + matcher.group(2);
  }
}
