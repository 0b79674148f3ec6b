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

/** Gives a command line, with all of its commands, our manners. */
public final class CommandLines {

  private static final int WIDTH = 120;

  private CommandLines() {}

  /**
   * Its exit codes are the command's own, 2 for options that make no sense, 1 for what can't be
   * done, and 130 for what was interrupted.
   *
   * @param line whole: commands that are added later have no {@code --help}
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
