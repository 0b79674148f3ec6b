package games.kickoff.cli.why;

import games.kickoff.cli.cluster.ClusterOptions;
import games.kickoff.cli.cluster.RunningStack;
import games.kickoff.cli.line.MustBe;
import games.kickoff.cli.line.WrongOption;
import games.kickoff.loadtest.gateway.ApiKey;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that chooses the gateway to ask. */
final class GatewayOptions {

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "the gateway to ask (http://127.0.0.1:8080; a stack's own)")
  @MustBe("a URL")
  private Optional<URI> gateway = Optional.empty();

  /**
   * A client of the given gateway; if none is given, of the chosen local stack's; if a cluster is
   * chosen, of the one on 127.0.0.1:8080.
   */
  TicketsApi of(ClusterOptions cluster) throws IOException {
    Optional<ApiKey> key = WrongOption.unless(() -> ApiKey.fromEnvironment(System.getenv()));
    if (gateway.isPresent()) {
      return new TicketsApi(gateway.get(), key);
    }
    int port = cluster.stack().map(RunningStack::port).orElse(8080);
    return new TicketsApi(URI.create("http://127.0.0.1:" + port), key);
  }
}
