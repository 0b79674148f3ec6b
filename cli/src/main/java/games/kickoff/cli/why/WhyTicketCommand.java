package games.kickoff.cli.why;

import games.kickoff.cli.cluster.ClusterOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Explains why a ticket still waits, or how it ended. */
@Command(
    name = "ticket",
    description = "Why a ticket still waits, or how it ended.",
    footer = {
      "",
      "KICKOFF_API_KEY_FILE names a file with an API key, for a gateway with authentication on."
    })
final class WhyTicketCommand implements Callable<Integer> {

  private final PrintStream out;

  @Parameters(paramLabel = "TICKET", description = "its id")
  private String ticket = "";

  @Mixin private final GatewayOptions gateway = new GatewayOptions();
  @Mixin private final ClusterOptions cluster;

  WhyTicketCommand(ClusterOptions cluster, PrintStream out) {
    this.cluster = cluster;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    out.print(TicketReport.of(gateway.of(cluster).ticket(ticket)));
    return 0;
  }
}
