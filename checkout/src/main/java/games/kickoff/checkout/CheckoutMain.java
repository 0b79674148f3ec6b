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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code kickoff} command of the checkout, started by {@code bin/kickoff} and the Makefile. */
@Command(
    name = "kickoff",
    description = "Runs, shows, measures and breaks Kickoff on this machine.",
    synopsisSubcommandLabel = "COMMAND")
public final class CheckoutMain implements Runnable {

  /** This command needs all the others, since it prints their completion. */
  private static final String COMPLETION = "completion";

  @Spec private CommandSpec spec = CommandSpec.create();

  private CheckoutMain() {}

  public static void main(String[] arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    System.exit(lineFor(first, System.out, System.err).execute(arguments));
  }

  /**
   * A command line with only the named command, which starts faster; with all commands if the name
   * is unknown or is {@link #COMPLETION}.
   */
  private static CommandLine lineFor(String name, PrintStream out, PrintStream err) {
    Supplier<Object> command = commands(out).get(name);
    if (command == null || name.equals(COMPLETION)) {
      return line(out, err);
    }
    CommandLine line = new CommandLine(new CheckoutMain()).addSubcommand(name, command.get());
    return CommandLines.prepare(line, out, err);
  }

  private static Map<String, Supplier<Object>> commands(PrintStream out) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("demo", DemoCommand::new);
    commands.put("run", RunCommand::new);
    commands.put("get", () -> new GetCommand(ClusterOptions.here(), out));
    commands.put("why", () -> WhyCommand.of(ClusterOptions::here, out));
    commands.put("load", () -> new LoadCommand(out));
    commands.put("apply", () -> new ApplyCommand(out));
    commands.put("delete", () -> new DeleteCommand(out));
    commands.put("simulate", SimulateCommand::new);
    commands.put("bench", BenchCommand::new);
    commands.put("faults", FaultsCommand::line);
    commands.put(COMPLETION, () -> new CompletionCommand(out));
    return commands;
  }

  static CommandLine line(PrintStream out, PrintStream err) {
    CommandLine line = new CommandLine(new CheckoutMain());
    commands(out).forEach((name, command) -> line.addSubcommand(name, command.get()));
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
