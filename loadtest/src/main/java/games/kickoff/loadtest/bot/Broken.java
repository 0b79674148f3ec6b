package games.kickoff.loadtest.bot;

/**
 * The bot got an answer that must not occur, and ends. The message is a sentence without its
 * subject: "was given session B after A".
 */
final class Broken extends Exception {

  private static final long serialVersionUID = 1L;

  Broken(String message) {
    super(message);
  }

  static void when(boolean broken, String message) throws Broken {
    if (broken) {
      throw new Broken(message);
    }
  }
}
