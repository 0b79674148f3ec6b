package games.kickoff.cli.load;

import games.kickoff.cli.line.CommandLines;
import java.io.PrintStream;
import picocli.CommandLine;

/**
 * The main class of the {@code loadtest} container image: the command {@code kickoff load} alone,
 * with the same options.
 */
public final class LoadMain {

  private LoadMain() {}

  public static void main(String[] arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  static int run(PrintStream out, PrintStream err, String... arguments) {
    return CommandLines.prepare(new CommandLine(new LoadCommand(out)), out, err).execute(arguments);
  }
}
