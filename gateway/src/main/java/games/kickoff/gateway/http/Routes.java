package games.kickoff.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;

/**
 * Where route groups put their routes. Javalin's own before-handlers are left unused: a client
 * could run one as its route by way of X-HTTP-Method-Override.
 */
public final class Routes {

  /** One route: a method and a path template. */
  record Route(String method, String path) {}

  private final RoutesConfig javalin;
  private final String prefix;
  private final List<Route> declared;
  private final List<String> inText;

  Routes(RoutesConfig javalin) {
    this(javalin, "", new ArrayList<>(), new ArrayList<>());
  }

  private Routes(RoutesConfig javalin, String prefix, List<Route> declared, List<String> inText) {
    this.javalin = javalin;
    this.prefix = prefix;
    this.declared = declared;
    this.inText = inText;
  }

  /** Routes whose paths start with the prefix. */
  public Routes under(String more) {
    return new Routes(javalin, prefix + more, declared, inText);
  }

  /** Errors under this prefix are plain text. */
  public Routes withErrorsInText() {
    inText.add(prefix + "/");
    return this;
  }

  boolean answersErrorsInText(String path) {
    return inText.stream().anyMatch(path::startsWith);
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
    Route route = new Route(method.toString(), prefix + path);
    declared.add(route);
    javalin.addHttpHandler(
        method,
        route.path(),
        request -> {
          LogFields.begin();
          request.req().setAttribute(RequestMetrics.ROUTE, route);
          request.header("Cache-Control", "no-store");
          handler.handle(request);
        });
    return this;
  }
}
