package games.kickoff.cli.why;

import com.fasterxml.jackson.databind.JsonNode;
import games.kickoff.cli.cluster.ClusterOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Explains why a player still waits, for each of their tickets. */
@Command(
    name = "player",
    description = "Why a player still waits, in each queue they stand in.",
    footer = {
      "",
      "KICKOFF_API_KEY_FILE names a file with an API key, for a gateway with authentication on."
    })
final class WhyPlayerCommand implements Callable<Integer> {

  private final PrintStream out;

  @Parameters(paramLabel = "PLAYER", description = "their id")
  private String player = "";

  @Mixin private final GatewayOptions gateway = new GatewayOptions();
  @Mixin private final ClusterOptions cluster;

  WhyPlayerCommand(ClusterOptions cluster, PrintStream out) {
    this.cluster = cluster;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<JsonNode> tickets = gateway.of(cluster).ticketsOf(player);
    if (tickets.isEmpty()) {
      out.println("Player " + player + " waits in no queue and plays no match");
    }
    tickets.forEach(ticket -> out.print(TicketReport.of(ticket)));
    return 0;
  }
}
