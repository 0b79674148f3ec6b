package games.kickoff.cli;

import games.kickoff.cli.cluster.ClusterOptions;
import games.kickoff.cli.cluster.GetCommand;
import games.kickoff.cli.line.CommandLines;
import games.kickoff.cli.line.CompletionCommand;
import games.kickoff.cli.line.GroupedCommands;
import games.kickoff.cli.load.LoadCommand;
import games.kickoff.cli.why.WhyCommand;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code kickoff} command for users; the checkout has a larger one. */
@Command(
    name = "kickoff",
    description = "Looks at Kickoff on a cluster, explains what it did, and puts load on it.",
    synopsisSubcommandLabel = "COMMAND")
public final class KickoffMain implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private KickoffMain() {}

  public static void main(String[] arguments) {
    System.exit(line(System.out, System.err).execute(arguments));
  }

  /** The command line with all of its commands. */
  public static CommandLine line(PrintStream out, PrintStream err) {
    CommandLine line =
        new CommandLine(new KickoffMain())
            .addSubcommand(new GetCommand(ClusterOptions.cluster(), out))
            .addSubcommand(WhyCommand.of(ClusterOptions::cluster, out))
            .addSubcommand(new LoadCommand(out))
            .addSubcommand(new CompletionCommand(out));
    new GroupedCommands()
        .group("Look", "get", "why")
        .group("Try", "load")
        .group("More", "completion")
        .shownBy(line);
    return CommandLines.prepare(line, out, err);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
