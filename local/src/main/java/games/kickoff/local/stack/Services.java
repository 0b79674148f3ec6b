package games.kickoff.local.stack;

import games.kickoff.local.directory.StackDirectory;
import games.kickoff.local.network.FreePort;
import games.kickoff.local.process.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The operators and the gateway of a stack. Each is a process with a log of its own that is started
 * again when it ends, as a Deployment would.
 */
final class Services {

  private static final String HOST = "127.0.0.1";
  private static final Duration START = Duration.ofSeconds(180);

  /** An operator that drains takes 1 to 2 s, and a stack must be gone within 10 s. */
  private static final Duration STOP = Duration.ofSeconds(5);

  private final Path directory;
  private final Path logs;
  private final Path temporary;

  /** The environment variables that all of them get. */
  private final Map<String, String> environment;

  private final boolean restarts;
  private final Consumer<String> console;
  private final List<Deployed> operators = new ArrayList<>();
  private final List<Deployed> gateways = new ArrayList<>();
  private boolean up;

  /** An operator or the gateway, over all of its restarts. */
  private record Deployed(String name, KeptRunning running, URI management) {
    Service now() {
      return new Service(name, running.process(), management, running.restarts());
    }
  }

  Services(StackDirectory directory, Map<String, String> environment, StackOptions options)
      throws IOException {
    this.directory = directory.path();
    this.logs = directory.directory("logs");
    this.temporary = directory.directory("tmp");
    this.environment = Map.copyOf(environment);
    this.restarts = options.restarts();
    this.console = options.console();
  }

  Service startOperator(Map<String, String> settings) throws IOException {
    String name = "operator-" + (operators.size() + 1);
    Deployed operator = start(name, "games.kickoff.operator.OperatorMain", settings);
    operators.add(operator);
    return operator.now();
  }

  void startGateway(Map<String, String> settings) throws IOException {
    gateways.add(start("gateway", "games.kickoff.gateway.GatewayMain", settings));
  }

  private Deployed start(String name, String mainClass, Map<String, String> settings)
      throws IOException {
    int management = FreePort.on(HOST);
    Map<String, String> variables = new HashMap<>(environment);
    variables.putAll(settings);
    variables.put("KICKOFF_MANAGEMENT_HOST", HOST);
    variables.put("KICKOFF_MANAGEMENT_PORT", Integer.toString(management));
    List<String> flags = new ArrayList<>(Stack.SMALL_JVM);
    flags.add("-Xmx256m");
    flags.add("-Djava.io.tmpdir=" + temporary);
    flags.add("-Dlogback.configurationFile=logback-child.xml");
    flags.add("--enable-native-access=ALL-UNNAMED");
    flags.add("--sun-misc-unsafe-memory-access=allow");
    ChildJvm jvm =
        ChildJvm.of(mainClass).withFlags(flags.toArray(String[]::new)).withEnvironment(variables);
    KeptRunning running =
        KeptRunning.start(name, () -> jvm.start(directory, logs.resolve(name + ".log")), console);
    if (up && restarts) {
      running.lookAfter();
    }
    return new Deployed(name, running, URI.create("http://" + HOST + ":" + management));
  }

  /**
   * Waits until players can join: the gateway is healthy and knows its queue. A service that ends
   * before that is not started again, since this would only hide the reason; afterwards all are
   * kept running.
   */
  void awaitReady(URI gateway) throws IOException {
    new HealthCheck(gateway.resolve("/health")).await(START, this::requireAlive);
    up = true;
    if (restarts) {
      deployed().forEach(each -> each.running().lookAfter());
    }
  }

  private void requireAlive() throws IOException {
    for (Service service : all()) {
      if (!service.process().isAlive()) {
        throw new IOException(
            "the %s ended: %s"
                .formatted(service.name(), Files.readString(service.process().log())));
      }
    }
  }

  List<Service> operators() {
    return operators.stream().map(Deployed::now).toList();
  }

  List<Service> all() {
    return deployed().stream().map(Deployed::now).toList();
  }

  private List<Deployed> deployed() {
    List<Deployed> all = new ArrayList<>(operators);
    all.addAll(gateways);
    return all;
  }

  /** Stops all at the same time, so that the slowest alone decides how long it takes. */
  void stop() {
    deployed().forEach(each -> each.running().askToStop());
    all().forEach(service -> service.process().terminate(STOP));
  }
}
