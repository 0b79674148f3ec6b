package games.kickoff.cli.line;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The list of commands in {@code --help}, under headings. */
public final class GroupedCommands {

  private static final int NAME = 12;

  private final Map<String, List<String>> groups = new LinkedHashMap<>();

  /** Adds a heading and its commands, in the order in which they are shown. */
  public GroupedCommands group(String heading, String... commands) {
    groups.put(heading, List.of(commands));
    return this;
  }

  /** Makes the command line's help list these groups. A command that is in no group isn't shown. */
  public void shownBy(CommandLine line) {
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, this::list);
  }

  private String list(Help help) {
    StringBuilder text = new StringBuilder();
    groups.forEach((heading, commands) -> {
      text.append(String.format("%n%s%n", heading));
      for (String name : commands) {
        Help command = Objects.requireNonNull(help.subcommands().get(name), name);
        text.append(String.format("  %-" + NAME + "s %s%n", name, description(command)));
      }
    });
    return text.toString();
  }

  private static String description(Help command) {
    return String.join("", command.commandSpec().usageMessage().description());
  }
}
