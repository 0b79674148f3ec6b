package games.kickoff.local.stack;

import games.kickoff.local.network.FreePort;
import games.kickoff.local.process.ChildJvm;
import games.kickoff.local.process.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operators and the gateway of a stack, each a process with a log of its own. */
final class Services {

  private static final String HOST = "127.0.0.1";
  private static final Duration START = Duration.ofSeconds(60);

  /** A draining operator takes a second or two; a stack has ten to be gone. */
  private static final Duration STOP = Duration.ofSeconds(5);

  private final Path directory;
  private final Path logs;
  private final Path temporary;

  /** What all of them are told. */
  private final Map<String, String> environment;

  private final List<Service> operators = new ArrayList<>();
  private final List<Service> gateways = new ArrayList<>();

  Services(StackDirectory directory, Map<String, String> environment) throws IOException {
    this.directory = directory.path();
    this.logs = directory.directory("logs");
    this.temporary = directory.directory("tmp");
    this.environment = Map.copyOf(environment);
  }

  Service startOperator(Map<String, String> settings) throws IOException {
    String name = "operator-" + (operators.size() + 1);
    Service operator = start(name, "games.kickoff.operator.OperatorMain", settings);
    operators.add(operator);
    return operator;
  }

  Service startGateway(Map<String, String> settings) throws IOException {
    Service gateway = start("gateway", "games.kickoff.gateway.GatewayMain", settings);
    gateways.add(gateway);
    return gateway;
  }

  private Service start(String name, String mainClass, Map<String, String> settings)
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
    ChildProcess process =
        ChildJvm.of(mainClass)
            .withFlags(flags.toArray(String[]::new))
            .withEnvironment(variables)
            .start(directory, logs.resolve(name + ".log"));
    return new Service(name, process, URI.create("http://" + HOST + ":" + management));
  }

  /** Ready is what a player would call it: the gateway knows its queue. */
  void awaitReady(URI gateway) throws IOException {
    new HealthCheck(gateway.resolve("/health")).await(START, this::requireAlive);
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
    return List.copyOf(operators);
  }

  List<Service> all() {
    List<Service> all = new ArrayList<>(operators);
    all.addAll(gateways);
    return all;
  }

  /** All at once, so that the slowest alone decides how long it takes. */
  void stop() {
    all().forEach(service -> service.process().askToStop());
    all().forEach(service -> service.process().terminate(STOP));
  }
}
