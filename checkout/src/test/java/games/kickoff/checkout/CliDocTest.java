package games.kickoff.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.cli.KickoffMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Compares the table in docs/cli.md with the commands. */
class CliDocTest {

  private static final Path DOC = Path.of("..", "docs", "cli.md");

  @Test
  void theTableHasEveryCommandWithItsDescriptionAndWhoHasIt() throws IOException {
    Set<String> users = KickoffMain.line(System.out, System.err).getSubcommands().keySet();
    List<String> rows =
        CheckoutMain.line(System.out, System.err).getSubcommands().entrySet().stream()
            .map(command ->
                "| `%s` |%s| %s |"
                    .formatted(
                        command.getKey(),
                        users.contains(command.getKey()) ? " yes " : " ",
                        description(command.getValue())))
            .toList();

    assertThat(Files.readAllLines(DOC).stream().filter(line -> line.startsWith("| `")))
        .containsExactlyElementsOf(rows);
  }

  @Test
  void whatUsersHaveIsInTheCheckoutToo() {
    assertThat(CheckoutMainTest.commands())
        .containsAll(KickoffMain.line(System.out, System.err).getSubcommands().keySet());
  }

  private static String description(CommandLine command) {
    return String.join("", command.getCommandSpec().usageMessage().description());
  }
}
