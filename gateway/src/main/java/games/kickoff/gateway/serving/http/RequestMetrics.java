package games.kickoff.gateway.serving.http;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Histogram;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/**
 * Counts and times every request, including those that the HTTP parser refuses: Jetty calls its
 * request log for each, with the status that was sent.
 */
final class RequestMetrics implements RequestLog {

  /** The name of the request attribute that holds the route. */
  static final String ROUTE = "kickoff.route";

  /**
   * The labels of requests that reached no route. Their real methods and paths would be an
   * unbounded number of label values.
   */
  private static final Routes.Route NO_ROUTE = new Routes.Route("none", "none", true);

  private final Histogram seconds;

  RequestMetrics(CollectorRegistry registry) {
    seconds =
        Histogram.build("kickoff_gateway_request_seconds", "Requests by route and status.")
            .labelNames("method", "route", "status")
            .buckets(
                0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60)
            .register(registry);
  }

  @Override
  public void log(Request request, Response response) {
    Routes.Route route =
        request.getAttribute(ROUTE) instanceof Routes.Route known ? known : NO_ROUTE;
    double taken = (System.nanoTime() - request.getHeadersNanoTime()) / 1e9;
    seconds
        .labels(route.method(), route.path(), Integer.toString(response.getStatus()))
        .observe(Math.max(0, taken));
  }
}
