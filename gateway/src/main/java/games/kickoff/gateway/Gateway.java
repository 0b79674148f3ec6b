package games.kickoff.gateway;

import games.kickoff.gateway.admission.GatedMatches;
import games.kickoff.gateway.admission.GatedTickets;
import games.kickoff.gateway.admission.StoreGate;
import games.kickoff.gateway.health.Health;
import games.kickoff.gateway.http.ConnectionLimits;
import games.kickoff.gateway.http.PlayerServer;
import games.kickoff.gateway.http.RouteGroup;
import games.kickoff.gateway.management.ManagementServer;
import games.kickoff.gateway.simple.SimpleApi;
import games.kickoff.gateway.watch.TicketWatch;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A running gateway: its parts, put together. */
public final class Gateway implements AutoCloseable {

  private static final Duration HEALTH_WAIT = Duration.ofSeconds(1);
  private static final Duration STORE_PATIENCE = Duration.ofSeconds(1);

  private final TicketWatch watch;
  private final PlayerServer players;
  private final ManagementServer management;

  private Gateway(TicketWatch watch, PlayerServer players, ManagementServer management) {
    this.watch = watch;
    this.players = players;
    this.management = management;
  }

  /**
   * Starts serving players. The stores stay the caller's to close, after the gateway.
   *
   * @throws IOException when the management address can't be bound
   */
  public static Gateway start(GatewayConfig config, Stores stores, CollectorRegistry metrics)
      throws IOException {
    StoreGate gate =
        new StoreGate(config.storeCalls(), config.maxConnections(), STORE_PATIENCE)
            .measuredBy(metrics);
    GatedTickets tickets = new GatedTickets(gate, stores.tickets());
    GatedMatches matches = new GatedMatches(gate, stores.matches());
    Health health = new Health(stores.open(), stores.queues(), config.defaultQueue(), HEALTH_WAIT);
    ManagementServer management =
        ManagementServer.start(config.managementAddress(), health, metrics);
    TicketWatch watch = new TicketWatch(stores.changes(), tickets, matches, metrics);
    try {
      List<RouteGroup> groups =
          List.of(new SimpleApi(config.defaultQueue(), tickets, matches, watch, health));
      PlayerServer players =
          PlayerServer.start(
              config.httpAddress(),
              new ConnectionLimits(config.maxConnections(), config.idle()),
              groups,
              metrics);
      return new Gateway(watch, players, management);
    } catch (RuntimeException e) {
      watch.close();
      management.close();
      throw e;
    }
  }

  public int httpPort() {
    return players.port();
  }

  public int managementPort() {
    return management.port();
  }

  /** Answers what is under way (waits end at once with the present state), then stops. */
  @Override
  public void close() {
    watch.release();
    players.close();
    watch.close();
    management.close();
  }
}
