package games.kickoff.gameserver;

/**
 * An environment variable has a value the server can't start with. The message names the variable,
 * the value and the values that are accepted.
 */
final class BadSetting extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadSetting(String variable, String value, String takes) {
    super(variable + "=" + value + ": " + takes);
  }
}
