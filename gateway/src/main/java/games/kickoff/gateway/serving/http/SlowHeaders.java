package games.kickoff.gateway.serving.http;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.time.Duration;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Looks at all connections several times within the time limit of headers, and refuses requests
 * whose headers take longer. A timer for each request would cost more. The idle timeout does not
 * end such a request, since every byte begins it anew.
 */
final class SlowHeaders extends AbstractLifeCycle {

  private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);

  private final Connector connector;
  private final Duration limit;
  private final Duration interval;
  private final Counter refused;

  /**
   * @param connector a bean of it is this object: it starts and stops with the connector
   */
  SlowHeaders(Connector connector, Duration limit, CollectorRegistry metrics) {
    this.connector = connector;
    this.limit = limit;
    Duration quarter = limit.dividedBy(4);
    this.interval = quarter.compareTo(LONGEST_INTERVAL) < 0 ? quarter : LONGEST_INTERVAL;
    this.refused =
        Counter.build(
                "kickoff_gateway_slow_headers",
                "Requests refused because their headers took too long.")
            .register(metrics);
  }

  @Override
  protected void doStart() {
    schedule();
  }

  private void schedule() {
    Scheduler scheduler = connector.getScheduler();
    scheduler.schedule(
        () -> {
          if (isStarting() || isStarted()) {
            look();
            schedule();
          }
        },
        interval);
  }

  private void look() {
    for (EndPoint endPoint : connector.getConnectedEndPoints()) {
      if (endPoint.getConnection() instanceof PlayerConnection connection
          && connection.refuseSlowHeader(limit.toNanos())) {
        refused.inc();
      }
    }
  }
}
