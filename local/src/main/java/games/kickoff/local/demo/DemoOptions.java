package games.kickoff.local.demo;

import java.util.Locale;

/**
 * The options of a demo.
 *
 * @param players bots, 2 to 1,000; in a ranked game a multiple of 4, so that all of them can play
 * @param matchSeconds length of a match, 1 to 3,600 s
 * @param operators operator processes, 1 to 5; one of them leads
 * @param game what is played
 * @param rounds of a ranked game, 1 to 100
 */
public record DemoOptions(int players, int matchSeconds, int operators, Game game, int rounds) {

  private static final int RANKED_MATCH = 4;

  /** What is played. */
  public enum Game {
    /** Anybody joins one match, on a queue without a ladder. */
    DUEL(60),
    /** Registered players play rounds on a ladder. */
    RANKED(200);

    private final int players;

    Game(int players) {
      this.players = players;
    }

    /** The default number of players. */
    public int players() {
      return players;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws IllegalArgumentException when some of the players of a ranked game could not play
   */
  public DemoOptions {
    if (game == Game.RANKED && players % RANKED_MATCH != 0) {
      throw new IllegalArgumentException(
          "--players takes a multiple of 4 in a ranked game, so that all play, not " + players);
    }
  }
}
