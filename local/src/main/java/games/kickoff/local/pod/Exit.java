package games.kickoff.local.pod;

import java.time.Instant;

/**
 * How a container ended.
 *
 * @param reason {@code Completed}, {@code Error} or {@code StartError}, as a container runtime says
 * @param message its termination message, at most 4096 bytes
 */
public record Exit(int code, String reason, String message, Instant at) {

  public static Exit of(int code, String message, Instant at) {
    return new Exit(code, code == 0 ? "Completed" : "Error", message, at);
  }

  /** The program couldn't be executed at all. */
  static Exit startError(String message, Instant at) {
    return new Exit(128, "StartError", message, at);
  }
}
