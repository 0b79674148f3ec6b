package games.kickoff.service.log;

import games.kickoff.service.environment.Variables;
import java.util.Map;

/** KICKOFF_LOG_FORMAT: {@code text} or {@code json}. Logback reads it by itself, in console.xml. */
public final class LogFormat {

  private LogFormat() {}

  /**
   * Refuses what logback would take for text.
   *
   * @throws IllegalArgumentException naming the variable
   */
  public static void check(Map<String, String> environment) {
    Variables.nonEmptyOf(environment).oneOf("KICKOFF_LOG_FORMAT", "text", "json");
  }
}
