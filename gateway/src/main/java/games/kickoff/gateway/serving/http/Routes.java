package games.kickoff.gateway.serving.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Route groups add their routes here. */
public final class Routes {

  /**
   * One route: a method and a path template.
   *
   * @param open whether it can be called without authentication
   */
  record Route(String method, String path, boolean open) {}

  private final RoutesConfig javalin;
  private final RequestFilter filter;
  private final String prefix;
  private final boolean open;
  private final List<Route> declared;
  private final Map<String, Boolean> inText;

  Routes(RoutesConfig javalin, RequestFilter filter) {
    this(javalin, filter, "", false, new ArrayList<>(), new LinkedHashMap<>());
  }

  private Routes(
      RoutesConfig javalin,
      RequestFilter filter,
      String prefix,
      boolean open,
      List<Route> declared,
      Map<String, Boolean> inText) {
    this.javalin = javalin;
    this.filter = filter;
    this.prefix = prefix;
    this.open = open;
    this.declared = declared;
    this.inText = inText;
  }

  /** Routes whose paths start with the prefix. */
  public Routes under(String more) {
    return new Routes(javalin, filter, prefix + more, open, declared, inText);
  }

  /** Routes that can be called without authentication. */
  public Routes open() {
    return new Routes(javalin, filter, prefix, true, declared, inText);
  }

  /** Makes the errors at and under this prefix plain text. */
  public Routes withErrorsInText() {
    inText.put(prefix, true);
    return this;
  }

  /** Makes the errors at and under this prefix JSON, even if a shorter prefix has plain text. */
  public Routes withErrorsInJson() {
    inText.put(prefix, false);
    return this;
  }

  /** Whether the errors of a path are plain text: the longest matching prefix decides. */
  boolean answersErrorsInText(String path) {
    return inText.entrySet().stream()
        .filter(e -> path.equals(e.getKey()) || path.startsWith(e.getKey() + "/"))
        .max(Comparator.comparingInt(e -> e.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse(false);
  }

  /** All routes that were added, of every prefix. */
  List<Route> declared() {
    return List.copyOf(declared);
  }

  /** Adds a route for GET and HEAD; Jetty omits the body of an answer to HEAD. */
  public Routes get(String path, Handler handler) {
    add(HandlerType.GET, path, handler);
    return add(HandlerType.HEAD, path, handler);
  }

  public Routes post(String path, Handler handler) {
    return add(HandlerType.POST, path, handler);
  }

  public Routes delete(String path, Handler handler) {
    return add(HandlerType.DELETE, path, handler);
  }

  private Routes add(HandlerType method, String path, Handler handler) {
    Route route = new Route(method.toString(), prefix + path, open);
    declared.add(route);
    javalin.addHttpHandler(
        method,
        route.path(),
        request -> {
          LogFields.begin();
          request.req().setAttribute(RequestMetrics.ROUTE, route);
          request.header("Cache-Control", "no-store");
          filter.admit(request, open);
          handler.handle(request);
          UnreadBody.discard(request);
        });
    return this;
  }
}
