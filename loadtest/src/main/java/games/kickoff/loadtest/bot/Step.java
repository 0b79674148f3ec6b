package games.kickoff.loadtest.bot;

/** The steps of a bot's life, in their order. */
public enum Step {
  JOIN("joining"),
  AWAIT_MATCH("waiting for a match"),
  CONNECT("connecting to its server"),
  FIRST_ANSWER("asking its server's state"),
  REQUEST_MATCH("requesting the match"),
  PLAY("playing"),
  AWAIT_END("waiting for its match to be ended");

  private final String text;

  Step(String text) {
    this.text = text;
  }

  /** A part of a sentence, as in {@code bot-7 failed while waiting for a match}. */
  @Override
  public String toString() {
    return text;
  }
}
