package games.kickoff.gateway.serving.http;

import ch.qos.logback.classic.Level;
import games.kickoff.gateway.serving.hold.AddressHolds;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.HostPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server for players: Javalin on Jetty, with each request on a virtual thread. Everything
 * that a client could make large or slow is bounded here or in {@link JsonBody}.
 */
public final class PlayerServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PlayerServer.class);

  /** The TCP backlog: connections that the OS holds until they are accepted, during a burst. */
  private static final int ACCEPT_QUEUE = 4096;

  private static final int MAX_HEADER_BYTES = 8 * 1024;

  /** A slower body is refused; the idle timeout alone would allow a byte now and then. */
  private static final long MIN_BODY_BYTES_PER_SECOND = 64;

  private static final Duration STOP = Duration.ofSeconds(5);

  /** How long a connection without a request may stay when the server stops. */
  private static final Duration IDLE_AT_STOP = Duration.ofMillis(100);

  private final Javalin javalin;

  private PlayerServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Starts serving.
   *
   * @param addresses counts the connections of each address
   * @param filter admits or refuses each request before its route runs
   */
  public static PlayerServer start(
      HttpSettings settings,
      AddressHolds addresses,
      RequestFilter filter,
      List<? extends RouteGroup> groups,
      CollectorRegistry metrics) {
    Javalin javalin =
        Javalin.create(config -> {
          quiet(config);
          serve(config, settings, addresses, metrics);
          config.http.compressionStrategy = CompressionStrategy.NONE;
          config.jsonMapper(new JavalinJackson(Json.MAPPER, true));
          Routes routes = new Routes(config.routes, filter);
          groups.forEach(group -> group.addTo(routes));
          new ErrorAnswers(routes::answersErrorsInText).addTo(config);
        });
    return new PlayerServer(javalin.start());
  }

  private static void quiet(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    // Jetty logs warnings about what any client may send, such as two Host headers, and a line each
    // time the limit of connections is reached. They are switched off here and not in logback.xml,
    // so that under no configuration can clients fill the log.
    for (Class<?> talkative :
        List.of(HttpParser.class, HostPort.class, NetworkConnectionLimit.class)) {
      if (LoggerFactory.getLogger(talkative) instanceof ch.qos.logback.classic.Logger logger) {
        logger.setLevel(Level.ERROR);
      }
    }
  }

  private static void serve(
      JavalinConfig config,
      HttpSettings settings,
      AddressHolds addresses,
      CollectorRegistry metrics) {
    config.concurrency.useVirtualThreads = true;
    config.jetty.threadPool = new ServerThreads();
    config.jetty.modifyServer(server -> {
      server.setErrorHandler(new ParserErrors.OfServer());
      server.setRequestLog(new RequestMetrics(metrics));
      server.insertHandler(new GracefulHandler());
      server.setStopTimeout(STOP.toMillis());
      server.addBean(new NetworkConnectionLimit(settings.connections(), server));
      metrics.register(new Connections(server));
    });
    config.jetty.modifyServletContextHandler(
        servlets -> servlets.setErrorHandler(new ParserErrors.OfServlets()));
    config.jetty.modifyHttpConfiguration(PlayerServer::bound);
    config.jetty.addConnector((server, http) -> {
      ServerConnector connector = connector(server, new Accepted(http, addresses), settings);
      connector.addBean(new SlowHeaders(connector, settings.header(), metrics));
      return connector;
    });
  }

  private static void bound(HttpConfiguration http) {
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setMinRequestDataRate(MIN_BODY_BYTES_PER_SECOND);
    // Javalin's default is LEGACY, which passes %2F and similar escapes on to the routes.
    http.setUriCompliance(UriCompliance.DEFAULT);
    http.setSendDateHeader(false);
    // Jetty's cache of parsed headers takes 100 KB per connection after its first request: 2 GB for
    // the default of 20,000 connections.
    http.setHeaderCacheSize(0);
  }

  /** Makes a connection's HTTP layer once it is accepted. */
  private static final class Accepted extends HttpConnectionFactory {

    private final AddressHolds addresses;

    Accepted(HttpConfiguration http, AddressHolds addresses) {
      super(http);
      this.addresses = addresses;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
      return configure(
          new PlayerConnection(getHttpConfiguration(), connector, endPoint, addresses),
          connector,
          endPoint);
    }
  }

  private static ServerConnector connector(
      Server server, HttpConnectionFactory accepted, HttpSettings settings) {
    ServerConnector connector = new ServerConnector(server, 1, 2, accepted);
    connector.setHost(settings.address().getHostString());
    connector.setPort(settings.address().getPort());
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    connector.setIdleTimeout(settings.idle().toMillis());
    connector.setShutdownIdleTimeout(IDLE_AT_STOP.toMillis());
    return connector;
  }

  /**
   * The names of the parts that do not react, so that requests can't be served; empty if all do.
   *
   * @param patience how long the parts may take to react
   */
  public List<String> stuck(Duration patience) {
    return Pulse.of(javalin.jettyServer().server()).stuck(patience);
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** Accepts no new requests, lets those under way finish for at most 5 s, and stops. */
  @Override
  public void close() {
    Server server = javalin.jettyServer().server();
    // Jetty shortens the idle timeout of established connections by itself, but not of a connection
    // that it is just accepting: that one would get the connector's, so shorten it, too.
    for (Connector connector : server.getConnectors()) {
      ((ServerConnector) connector).setIdleTimeout(IDLE_AT_STOP.toMillis());
    }
    try {
      server.stop(); // Javalin's own stop logs a late request as an error
    } catch (Exception e) {
      log.warn("requests still under way after {} s were cut off", STOP.toSeconds());
      log.debug("stop", e);
    }
  }
}
