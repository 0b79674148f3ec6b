package games.kickoff.operator.outage;

/** A short description of the exception at the root of a chain of causes, for log lines. */
public final class RootCause {

  private static final int MOST = 200;

  private RootCause() {}

  /** The root cause's class and the first line of its message, at most about 200 characters. */
  public static String brief(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
    int line = text.indexOf('\n');
    String first = line < 0 ? text : text.substring(0, line);
    return first.length() <= MOST ? first : first.substring(0, MOST) + "...";
  }
}
