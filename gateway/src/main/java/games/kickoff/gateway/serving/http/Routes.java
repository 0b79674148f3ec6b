package games.kickoff.gateway.serving.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where route groups put their routes. Javalin's own before-handlers are left unused: a client
 * could run one as its route by way of X-HTTP-Method-Override.
 */
public final class Routes {

  /**
   * One route: a method and a path template.
   *
   * @param open whether anybody may call it
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

  /** Routes anybody may call, whoever they are. */
  public Routes open() {
    return new Routes(javalin, filter, prefix, true, declared, inText);
  }

  /** Errors under this prefix are plain text. */
  public Routes withErrorsInText() {
    inText.put(prefix, true);
    return this;
  }

  /** Errors at and under this prefix are JSON, though those around it may be plain text. */
  public Routes withErrorsInJson() {
    inText.put(prefix, false);
    return this;
  }

  /** As the longest prefix says. */
  boolean answersErrorsInText(String path) {
    return inText.entrySet().stream()
        .filter(e -> path.equals(e.getKey()) || path.startsWith(e.getKey() + "/"))
        .max(Comparator.comparingInt(e -> e.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse(false);
  }

  /** All routes there are, whatever their prefix. */
  List<Route> declared() {
    return List.copyOf(declared);
  }

  /** Adds a GET route, which HEAD reaches, too: Jetty leaves the body out then. */
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
        });
    return this;
  }
}
