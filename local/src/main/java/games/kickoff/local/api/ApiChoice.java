package games.kickoff.local.api;

import java.util.Locale;
import java.util.Map;

/** Which Kubernetes API a stack runs on, as {@code KICKOFF_LOCAL_API} says. */
public enum ApiChoice {
  /**
   * A real kube-apiserver. Without its binaries the start fails with a message that says where they
   * belong.
   */
  REAL,
  /** fabric8's mock server. */
  MOCK,
  /** A real kube-apiserver if its binaries are found, else the mock. */
  AUTO;

  public static final String VARIABLE = "KICKOFF_LOCAL_API";

  public static ApiChoice from(Map<String, String> environment) {
    String value = environment.getOrDefault(VARIABLE, "auto").strip();
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "real" -> REAL;
      case "mock" -> MOCK;
      case "auto", "" -> AUTO;
      default ->
          throw new IllegalArgumentException(
              VARIABLE + " is '" + value + "'; it takes real, mock or auto");
    };
  }
}
