package games.kickoff.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CheckoutMainTest {

  static Set<String> commands() {
    return CheckoutMain.line(System.out, System.err).getSubcommands().keySet();
  }

  @Test
  void helpListsEveryCommandOnce() {
    List<String> listed =
        CommandRun.of("--help")
            .out()
            .lines()
            .filter(line -> line.startsWith("  ") && !line.startsWith("  -"))
            .map(line -> line.strip().split(" ")[0])
            .filter(commands()::contains)
            .toList();
    assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(commands());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelpAndRefusesWhatItDoesNotKnow(String command) {
    CommandRun help = CommandRun.of(command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).startsWith("Usage: kickoff " + command).contains("-h, --help");

    CommandRun wrong = CommandRun.of(command, "--frobnicate");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).endsWith("; --help lists the options\n").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run --speed 3               | there is no option --speed
          apply                       | --file FILE is needed
          delete --kind mq            | --name NAME is needed
          delete --name x             | --kind KIND is needed
          run --port 70000            | --port takes a number from 1 to 65535, not '70000'
          run --default-queue x       | --default-queue: a queue is written namespace/name, not 'x'
          run --operators many        | --operators takes a number from 1 to 5, not 'many'
          demo --game chess           | --game takes duel or ranked, not 'chess'
          faults --parallel 0         | --parallel takes a number from 1 to 16, not '0'
          """)
  void whatMakesNoSenseExitsWith2AndSaysWhatToDo(String arguments, String why) {
    CommandRun run = CommandRun.of(arguments.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith(why).hasLineCount(1);
  }

  @Test
  void aShellCompletesEveryCommand() {
    String script = CommandRun.of("completion", "bash").out();
    assertThat(script).contains("complete -F _complete_kickoff");
    assertThat(commands()).allMatch(script::contains);
  }

  @Test
  void zshReadsTheSameCompletion() {
    assertThat(CommandRun.of("completion", "zsh").out())
        .startsWith("autoload -U +X bashcompinit")
        .contains("complete -F _complete_kickoff");
  }
}
