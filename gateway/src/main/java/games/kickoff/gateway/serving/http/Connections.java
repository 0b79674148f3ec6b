package games.kickoff.gateway.serving.http;

import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;

/** Counts players' connections. */
final class Connections extends Collector {

  private final Server server;

  Connections(Server server) {
    this.server = server;
  }

  @Override
  public List<MetricFamilySamples> collect() {
    int open =
        Stream.of(server.getConnectors())
            .mapToInt(connector -> connector.getConnectedEndPoints().size())
            .sum();
    return List.of(
        new GaugeMetricFamily(
            "kickoff_gateway_connections", "Players' connections that are open.", open));
  }
}
