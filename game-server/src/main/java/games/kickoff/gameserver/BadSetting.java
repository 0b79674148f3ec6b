package games.kickoff.gameserver;

/** An environment variable the server can't start with; the message names it and what it takes. */
final class BadSetting extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadSetting(String variable, String value, String takes) {
    super(variable + "=" + value + ": " + takes);
  }
}
