package games.kickoff.checkout;

import games.kickoff.cli.line.Within;
import games.kickoff.cli.line.WrongOption;
import games.kickoff.local.demo.Demo;
import games.kickoff.local.demo.DemoOptions;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a local stack and lets bots play on it. */
@Command(
    name = "demo",
    description = "Play matches with bots on this machine, everything embedded.",
    footer = {
      "",
      "KICKOFF_LOCAL_API=real|mock|auto chooses the Kubernetes API (auto: real where its binaries"
          + " are).",
      "KICKOFF_LOG_FORMAT=text|json and KICKOFF_LOG_LEVEL are for the operator's and gateway's"
          + " logs."
    })
final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--game",
      paramLabel = "G",
      description = "duel, or ranked: registered players play rounds on a ladder (duel)")
  private DemoOptions.Game game = DemoOptions.Game.DUEL;

  @Option(
      names = "--players",
      paramLabel = "N",
      description = "bots, 2 to 1000 (60); ranked: a multiple of 4 (200)")
  @Within(least = 2, most = 1_000)
  private Optional<Integer> players = Optional.empty();

  @Option(names = "--rounds", paramLabel = "N", description = "of a ranked game, 1 to 100 (10)")
  @Within(least = 1, most = 100)
  private int rounds = 10;

  @Option(
      names = "--match-seconds",
      paramLabel = "S",
      description = "length of a match, 1 to 3600 (3)")
  @Within(least = 1, most = 3_600)
  private int matchSeconds = 3;

  @Option(
      names = "--operators",
      paramLabel = "N",
      description = "operator processes, 1 to 5; one leads (1)")
  @Within(least = 1, most = 5)
  private int operators = 1;

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    Demo demo = WrongOption.unless(() -> Demo.of(options(), System.getenv()));
    try {
      return demo.play() ? 0 : 1;
    } catch (IOException e) {
      throw new IOException("The demo could not run: " + e.getMessage(), e);
    }
  }

  /**
   * The options as the demo takes them.
   *
   * @throws IllegalArgumentException if they can't be combined
   */
  DemoOptions options() {
    return new DemoOptions(players.orElse(game.players()), matchSeconds, operators, game, rounds);
  }
}
