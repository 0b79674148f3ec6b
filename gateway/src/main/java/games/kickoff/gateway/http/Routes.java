package games.kickoff.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * Where route groups put their routes. Javalin's own before-handlers are left unused: a client
 * could run one as its route by way of X-HTTP-Method-Override.
 */
public final class Routes {

  private final RoutesConfig javalin;
  private final String prefix;

  Routes(RoutesConfig javalin, String prefix) {
    this.javalin = javalin;
    this.prefix = prefix;
  }

  /** Routes whose paths start with the prefix. */
  public Routes under(String more) {
    return new Routes(javalin, prefix + more);
  }

  /** Adds a GET route, which HEAD reaches, too: Jetty leaves the body out then. */
  public Routes get(String path, Handler handler) {
    add(HandlerType.GET, path, handler);
    return add(HandlerType.HEAD, path, handler);
  }

  public Routes post(String path, Handler handler) {
    return add(HandlerType.POST, path, handler);
  }

  private Routes add(HandlerType method, String path, Handler handler) {
    String route = prefix + path;
    javalin.addHttpHandler(
        method,
        route,
        request -> {
          request.req().setAttribute(RequestMetrics.ROUTE, route);
          request.header("Cache-Control", "no-store");
          handler.handle(request);
        });
    return this;
  }
}
