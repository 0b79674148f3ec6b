package games.kickoff.cli.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.loadtest.fake.FakeGateway;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LoadMainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void exitsWith0AndTheTablesWhenEveryBotFinished() throws Exception {
    try (FakeGateway gateway = FakeGateway.honest(2)) {
      int exit = run("--gateway", gateway.url().toString(), "--players=4", "--match-seconds=1");

      assertThat(exit).isZero();
      assertThat(out.toString(UTF_8))
          .contains("4 bots against http://127.0.0.1:")
          .containsPattern("players +4\n")
          .containsPattern("matches +2\n")
          .containsPattern("assignment +[0-9.]+ m?s +[0-9.]+ m?s +[0-9.]+ m?s\n");
    }
  }

  @Test
  void exitsWith1AndTheFirst20FailuresWhenBotsFailed() throws Exception {
    try (FakeGateway gateway = FakeGateway.honest(50)) {
      int exit = run("--gateway", gateway.url().toString(), "--players=23", "--timeout=500ms");

      assertThat(exit).isEqualTo(1);
      assertThat(out.toString(UTF_8).lines().filter(line -> line.contains(" failed while ")))
          .hasSize(20);
      assertThat(out.toString(UTF_8)).endsWith("and 3 more" + System.lineSeparator());
    }
  }

  @Test
  void exitsWith2AndWhatToDoWhenItsArgumentsAreWrong() throws Exception {
    assertThat(run("--players", "none")).isEqualTo(2);
    assertThat(err.toString(UTF_8).strip())
        .isEqualTo("--players must be a whole number, not none; --help lists the options");
  }

  @Test
  void helpIsNoError() throws Exception {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(UTF_8)).contains("--match-seconds=S");
  }

  private int run(String... args) {
    return LoadMain.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), args);
  }
}
