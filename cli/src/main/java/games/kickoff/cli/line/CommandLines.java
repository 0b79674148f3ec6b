package games.kickoff.cli.line;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Sets up a command line and all of its commands in the way all of Kickoff's command lines have in
 * common.
 */
public final class CommandLines {

  private static final int WIDTH = 120;

  private CommandLines() {}

  /**
   * Adds {@code --help}, error messages, range checks and exit codes. The exit code is the
   * command's own; or 2 for invalid options, 1 for a failure, and 130 for an interrupted command.
   *
   * @param line with all its commands: those that are added later have no {@code --help}
   */
  public static CommandLine prepare(CommandLine line, PrintStream out, PrintStream err) {
    addHelp(line);
    return line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler((wrong, arguments) -> Complaint.of(wrong))
        .setExecutionExceptionHandler((failure, command, parsed) -> Complaint.of(failure, command))
        .setExecutionStrategy(CommandLines::execute)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(WIDTH);
  }

  private static void addHelp(CommandLine line) {
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help").usageHelp(true).description("this text").build());
    line.getSubcommands().values().forEach(CommandLines::addHelp);
  }

  private static int execute(ParseResult parsed) {
    List<CommandLine> chain = parsed.asCommandLineList();
    if (chain.stream().noneMatch(CommandLine::isUsageHelpRequested)) {
      chain.forEach(CommandLines::requireRanges);
    }
    return new RunLast().execute(parsed);
  }

  private static void requireRanges(CommandLine command) {
    for (OptionSpec option : command.getParseResult().matchedOptions()) {
      if (!Complaint.isWithinItsRange(option)) {
        throw new ParameterException(
            command, Complaint.ofRange(option, option.stringValues().getLast()));
      }
    }
  }
}
