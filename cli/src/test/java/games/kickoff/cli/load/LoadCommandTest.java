package games.kickoff.cli.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.loadtest.run.BotOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LoadCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void everyOptionArrives() {
    BotOptions options =
        options(
            "--gateway=http://10.0.0.7:8080/api/ --players 8 --match-seconds 5 --match-size 2"
                + " --rate 2.5 --timeout 5m --seed 9 --prefix p@");

    assertThat(options.gateway()).isEqualTo(URI.create("http://10.0.0.7:8080/api/"));
    assertThat(options.players()).isEqualTo(8);
    assertThat(options.matchSeconds()).isEqualTo(5);
    assertThat(options.matchSize()).isEqualTo(2);
    assertThat(options.arrivals().perSecond()).isEqualTo(2.5);
    assertThat(options.timeLimit()).isEqualTo(Duration.ofMinutes(5));
    assertThat(options.seed()).isEqualTo(9);
    assertThat(options.prefix()).isEqualTo("p@");
  }

  @Test
  void withoutOptionsTheGatewayIsOnThisMachine() {
    assertThat(options().gateway()).isEqualTo(URI.create("http://127.0.0.1:8080"));
  }

  @Test
  void theSameSeedNamesTheSamePlayers() {
    assertThat(options("--seed 9").prefix()).isEqualTo("bot-9-");
  }

  @ParameterizedTest
  @CsvSource({"90, PT1M30S", "90s, PT1M30S", "500ms, PT0.5S", "5m, PT5M", "1h, PT1H"})
  void timesMayHaveAUnit(String text, Duration expected) {
    assertThat(options("--timeout " + text).timeLimit()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --speed 3                  | there is no option --speed
          60                         | there is no option 60
          --players                  | --players needs a value
          --players 3 --players 4    | --players is given twice
          --players many             | --players must be a whole number, not many
          --players 0                | players must be 1 to 100000
          --match-seconds 0          | match seconds must be 1 to 86400
          --match-seconds 1.5        | --match-seconds must be whole seconds, not 1.5
          --match-size 0             | match size must be at least 1
          --rate 0                   | --rate must be a number above 0, not 0
          --rate NaN                 | --rate must be a number above 0, not NaN
          --timeout soon             | --timeout must be a time such as 90s or 5m, not soon
          --timeout 0                | time limit must be longer than 0
          --seed x                   | --seed must be a whole number, not x
          --prefix a/b               | prefix must be 1 to 120 characters of A-Z a-z 0-9 . _ : @ -
          --gateway localhost:8080   | gateway must be an http:// or https:// URL
          --gateway http://h:99999   | gateway must have a port of at most 65535
          --gateway http:///match    | gateway must be a URL with a host
          --gateway http://h/?a=b    | gateway must be a URL without query and fragment
          """)
  void wrongArgumentsSayWhatToDo(String args, String why) {
    assertThat(
            LoadMain.run(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                args.split(" ")))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8).strip()).isIn(why, why + "; --help lists the options");
  }

  @Test
  void helpWinsOverEverythingElse() {
    assertThat(
            LoadMain.run(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                "--players",
                "8",
                "--help"))
        .isZero();
    assertThat(out.toString(UTF_8)).startsWith("Usage: load");
  }

  private static BotOptions options(String... args) {
    LoadCommand command = new LoadCommand(System.out);
    String[] words =
        Arrays.stream(args).flatMap(a -> Arrays.stream(a.split(" "))).toArray(String[]::new);
    new CommandLine(command).parseArgs(words);
    return command.options();
  }
}
