package games.kickoff.local.demo;

import java.util.Iterator;
import java.util.List;

/**
 * The demo's arguments.
 *
 * @param players bots, 2 to 1,000
 * @param matchSeconds length of a match, 1 to 3,600 s
 * @param operators operator processes, 1 to 5; one of them leads
 * @param game what is played
 * @param rounds of a ranked game, 1 to 100
 */
record DemoOptions(int players, int matchSeconds, int operators, Game game, int rounds) {

  /** What is played. */
  enum Game {
    /** Anybody joins one match, on a queue without a ladder. */
    duel,
    /** Registered players play rounds on a ladder. */
    ranked
  }

  static final String HELP =
      """
      Plays matches with bots on this machine: everything embedded, nothing installed.

        --game G            duel, or ranked: registered players play rounds on a ladder (duel)
        --players N         bots, 2 to 1000 (60); ranked: a multiple of 4 (200)
        --rounds N          of a ranked game, 1 to 100 (10)
        --match-seconds S   length of a match, 1 to 3600 (3)
        --operators N       operator processes, 1 to 5; one leads (1)
        --help              this text

      KICKOFF_LOCAL_API=real|mock|auto chooses the Kubernetes API (auto: real where its binaries are).
      KICKOFF_LOG_FORMAT=text|json and KICKOFF_LOG_LEVEL are for the operator's and gateway's logs.
      """;

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException naming the argument that is wrong and what it takes
   */
  static DemoOptions parse(List<String> arguments) {
    Game game = Game.duel;
    int players = 0;
    int rounds = 10;
    int matchSeconds = 3;
    int operators = 1;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String name = rest.next();
      switch (name) {
        case "--players" -> players = number(name, rest, 2, 1_000);
        case "--match-seconds" -> matchSeconds = number(name, rest, 1, 3_600);
        case "--rounds" -> rounds = number(name, rest, 1, 100);
        case "--game" -> game = game(rest);
        case "--operators" -> operators = number(name, rest, 1, 5);
        default -> throw new IllegalArgumentException("unknown argument " + name + "; try --help");
      }
    }
    if (players == 0) {
      players = game == Game.ranked ? 200 : 60;
    }
    if (game == Game.ranked && players % 4 != 0) {
      throw new IllegalArgumentException(
          "--players takes a multiple of 4 in a ranked game, so that all play, not " + players);
    }
    return new DemoOptions(players, matchSeconds, operators, game, rounds);
  }

  private static Game game(Iterator<String> rest) {
    String text = rest.hasNext() ? rest.next() : "";
    try {
      return Game.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--game takes duel or ranked, not '" + text + "'", e);
    }
  }

  private static int number(String name, Iterator<String> rest, int least, int most) {
    String text = rest.hasNext() ? rest.next() : "";
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        name + " takes a number from " + least + " to " + most + ", not '" + text + "'");
  }
}
