package games.kickoff.cli.why;

import games.kickoff.cli.cluster.ClusterOptions;
import java.io.PrintStream;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Explains a match, a queue, a ticket or a player. */
@Command(
    name = "why",
    description = "Say why a match was formed, or why a ticket or player still waits.")
public final class WhyCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private WhyCommand() {}

  /**
   * The command line with its subcommands.
   *
   * @param cluster makes the options, with their default, that choose the Kubernetes API
   */
  public static CommandLine of(Supplier<ClusterOptions> cluster, PrintStream out) {
    return new CommandLine(new WhyCommand())
        .addSubcommand(new WhyMatchCommand(cluster.get(), out))
        .addSubcommand(new WhyQueueCommand(cluster.get(), out))
        .addSubcommand(new WhyTicketCommand(cluster.get(), out))
        .addSubcommand(new WhyPlayerCommand(cluster.get(), out));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "why takes match, queue, ticket or player; --help says more");
  }
}
