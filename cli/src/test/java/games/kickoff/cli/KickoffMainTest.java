package games.kickoff.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KickoffMainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "-h"})
  void helpListsTheCommandsUnderHeadings(String arguments) {
    assertThat(run(arguments)).isZero();
    assertThat(out.toString(UTF_8))
        .containsSubsequence("Look\n", "  get ", "  why ", "Try\n", "  load ", "More\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "why", "why match", "why queue", "load", "completion"})
  void everyCommandHasHelp(String command) {
    assertThat(run(command + " --help")).isZero();
    assertThat(out.toString(UTF_8)).startsWith("Usage: kickoff " + command);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          frobnicate           | there is no command frobnicate
          get --speed 3        | there is no option --speed
          get --kind things    | KIND is one of matchqueues, gamesessions
          get --out xml        | --out takes table, wide or yaml, not 'xml'
          get --port 0         | --port takes a number from 1 to 65535, not '0'
          get --port many      | --port takes a number from 1 to 65535, not 'many'
          get --name           | --name needs a value
          get --name a --name b | --name is given twice
          why                  | why takes match, queue, ticket or player
          why match            | MATCH is needed
          why queue A/B        | QUEUE: a queue's namespace is a DNS label
          why ticket t --gateway http:// | --gateway must be a URL, not http://
          """)
  void whatMakesNoSenseExitsWith2AndSaysWhatToDo(String arguments, String why) {
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith(why).hasLineCount(1);
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void anUnknownKubeconfigIsSaid() {
    assertThat(run("get --kubeconfig /nowhere/config")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).isEqualTo("/nowhere/config: there is no such file\n");
  }

  @Test
  void completesForBash() {
    assertThat(run("completion bash")).isZero();
    assertThat(out.toString(UTF_8)).contains("complete -F _complete_kickoff", "--kubeconfig");
  }

  private int run(String arguments) {
    String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");
    return KickoffMain.line(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .execute(words);
  }
}
