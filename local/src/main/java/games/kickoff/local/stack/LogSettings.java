package games.kickoff.local.stack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a stack's operator and gateway write their logs, as environment variables for them. They
 * don't inherit these from this JVM's environment.
 */
public record LogSettings(Map<String, String> environment) {

  /** The defaults of the operator and the gateway. */
  public static final LogSettings DEFAULT = new LogSettings(Map.of());

  private static final Map<String, List<String>> TAKEN =
      Map.of(
          "KICKOFF_LOG_FORMAT", List.of("text", "json"),
          "KICKOFF_LOG_LEVEL", List.of("ERROR", "WARN", "INFO", "DEBUG"));

  /**
   * Reads the settings from {@code environment}. A variable that is set but empty counts as not
   * set.
   *
   * @throws IllegalArgumentException naming the variable that has a bad value, and what it takes
   */
  public static LogSettings from(Map<String, String> environment) {
    Map<String, String> found = new HashMap<>();
    TAKEN.forEach((name, values) -> {
      String value = environment.getOrDefault(name, "").strip();
      if (value.isEmpty()) {
        return;
      }
      if (!values.contains(value)) {
        throw new IllegalArgumentException(
            "%s is one of %s, not '%s'".formatted(name, String.join(", ", values), value));
      }
      found.put(name, value);
    });
    return new LogSettings(Map.copyOf(found));
  }
}
