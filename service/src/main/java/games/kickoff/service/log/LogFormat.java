package games.kickoff.service.log;

import games.kickoff.service.environment.Variables;
import java.util.Map;

/**
 * Checks KICKOFF_LOG_FORMAT: {@code text} or {@code json}. Logback itself reads the variable, in
 * console.xml.
 */
public final class LogFormat {

  private LogFormat() {}

  /**
   * Refuses other values, which Logback would treat as text.
   *
   * @throws IllegalArgumentException naming the variable
   */
  public static void check(Map<String, String> environment) {
    Variables.nonEmptyOf(environment).oneOf("KICKOFF_LOG_FORMAT", "text", "json");
  }
}
