package games.kickoff.gateway;

import games.kickoff.gateway.health.Health;
import games.kickoff.gateway.queue.KnownQueues;
import games.kickoff.gateway.serving.admission.GatedMatches;
import games.kickoff.gateway.serving.admission.GatedQueues;
import games.kickoff.gateway.serving.admission.GatedTickets;
import games.kickoff.gateway.serving.admission.StoreGate;
import games.kickoff.gateway.serving.auth.AccessTokens;
import games.kickoff.gateway.serving.auth.AuthFilter;
import games.kickoff.gateway.serving.auth.issuer.Issuers;
import games.kickoff.gateway.serving.hold.AddressHolds;
import games.kickoff.gateway.serving.http.PlayerServer;
import games.kickoff.gateway.serving.limit.ConnectionLimit;
import games.kickoff.gateway.serving.limit.RateLimits;
import games.kickoff.gateway.watch.TicketWatch;
import games.kickoff.gateway.watch.WaitLimits;
import games.kickoff.service.management.Check;
import games.kickoff.service.management.ManagementServer;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A running gateway: creates its parts, connects them and closes them. */
public final class Gateway implements AutoCloseable {

  private static final Duration HEALTH_WAIT = Duration.ofSeconds(1);
  private static final Duration STORE_PATIENCE = Duration.ofSeconds(1);

  private static final int BOARDS_CALLS = GatewayConfig.DATABASE_CALLS / 2;

  private static final Duration QUEUES_AGE = Duration.ofSeconds(1);

  /**
   * How long each part may take to react before {@code /livez} fails. Longer than any pause of a
   * busy process, and shorter than the time a probe's usual retries add up to.
   */
  private static final Duration PULSE_WAIT = Duration.ofSeconds(2);

  private final TicketWatch watch;
  private final PlayerServer players;
  private final ManagementServer management;

  private Gateway(TicketWatch watch, PlayerServer players, ManagementServer management) {
    this.watch = watch;
    this.players = players;
    this.management = management;
  }

  /**
   * Starts serving players. The caller closes the stores, after the gateway.
   *
   * @throws IOException if the management address can't be bound
   */
  public static Gateway start(GatewayConfig config, Stores stores, CollectorRegistry metrics)
      throws IOException {
    StoreGate gate =
        new StoreGate("store", config.storeCalls(), config.http().connections(), STORE_PATIENCE)
            .measuredBy(metrics);
    GatedTickets tickets = new GatedTickets(gate, stores.tickets());
    GatedMatches matches = new GatedMatches(gate, stores.matches());
    KnownQueues queues =
        new KnownQueues(new GatedQueues(gate, stores.queues()), QUEUES_AGE, System::nanoTime);
    TicketWatch watch =
        new TicketWatch(
            stores.changes(), tickets, matches, Math.max(1, config.storeCalls() / 2), metrics);
    Health health =
        new Health(
            stores.redis(),
            watch::isSubscribed,
            stores.queues(),
            config.defaultQueue(),
            HEALTH_WAIT,
            System::nanoTime);
    AccessTokens access = new AccessTokens(config.auth(), config.realm(), Clock.systemUTC());
    Issuers issuers = new Issuers(config.auth().others(), Clock.systemUTC(), metrics);
    RateLimits limits = new RateLimits(config.limits(), metrics);
    AddressHolds addresses =
        new AddressHolds(
            config.http().connectionsPerAddress(), config.limits().trustedProxies(), metrics);
    Families families =
        new Families(
            config.defaultQueue(),
            tickets,
            matches,
            queues,
            database(config, stores, metrics),
            watch,
            new WaitLimits(config.limits().waitsPerPlayer(), config.http().connections(), metrics),
            health,
            access,
            config.auth().lifetimes().refresh(),
            limits);
    PlayerServer players;
    try {
      players =
          PlayerServer.start(
              config.http(),
              addresses,
              new AuthFilter(
                  config.auth(), access, issuers, limits, new ConnectionLimit(addresses), metrics),
              families.groups(),
              metrics);
    } catch (RuntimeException e) {
      watch.close();
      throw e;
    }
    try {
      ManagementServer management =
          ManagementServer.start(
              config.managementAddress(),
              () -> live(players),
              () -> health.report().finding(),
              metrics);
      return new Gateway(watch, players, management);
    } catch (IOException | RuntimeException e) {
      players.close();
      watch.close();
      throw e;
    }
  }

  private static Database database(GatewayConfig config, Stores stores, CollectorRegistry metrics) {
    StoreGate gate =
        new StoreGate(
                "database",
                GatewayConfig.DATABASE_CALLS,
                config.http().connections(),
                STORE_PATIENCE)
            .measuredBy(metrics);
    return stores
        .database()
        .behind(gate, gate.withGateInFront("boards", BOARDS_CALLS).measuredBy(metrics));
  }

  private static Check.Finding live(PlayerServer players) {
    List<String> stuck = players.stuck(PULSE_WAIT);
    return Check.Finding.fineUnless(stuck.isEmpty() ? "" : "stuck: " + String.join(", ", stuck));
  }

  public int httpPort() {
    return players.port();
  }

  public int managementPort() {
    return management.port();
  }

  /** Ends waits with the present state, lets other requests under way finish, then stops. */
  @Override
  public void close() {
    watch.release();
    players.close();
    watch.close();
    management.close();
  }
}
