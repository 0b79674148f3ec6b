package games.kickoff.checkout;

import games.kickoff.checkout.run.ApplyCommand;
import games.kickoff.checkout.run.DeleteCommand;
import games.kickoff.checkout.run.RunCommand;
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

/** The checkout's {@code kickoff}: {@code bin/kickoff} and the Makefile start it. */
@Command(
    name = "kickoff",
    description = "Runs, shows, measures and breaks Kickoff on this machine.",
    synopsisSubcommandLabel = "COMMAND")
public final class CheckoutMain implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private CheckoutMain() {}

  public static void main(String[] arguments) {
    System.exit(line(System.out, System.err).execute(arguments));
  }

  static CommandLine line(PrintStream out, PrintStream err) {
    CommandLine line =
        new CommandLine(new CheckoutMain())
            .addSubcommand(new DemoCommand())
            .addSubcommand(new RunCommand())
            .addSubcommand(new GetCommand(ClusterOptions.here(), out))
            .addSubcommand(WhyCommand.of(ClusterOptions::here, out))
            .addSubcommand(new LoadCommand(out))
            .addSubcommand(new ApplyCommand(out))
            .addSubcommand(new DeleteCommand(out))
            .addSubcommand(new SimulateCommand())
            .addSubcommand(new BenchCommand())
            .addSubcommand(FaultsCommand.line())
            .addSubcommand(new CompletionCommand(out));
    new GroupedCommands()
        .group("Run it here", "demo", "run")
        .group("With the stack that runs, or a cluster", "get", "why", "load")
        .group("With the stack that runs", "apply", "delete")
        .group("Measure and break", "simulate", "bench", "faults")
        .group("More", "completion")
        .shownBy(line);
    return CommandLines.prepare(line, out, err);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
