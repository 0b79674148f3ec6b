package games.kickoff.operator.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** A session's phase. Phases never go back (invariant 12). */
public enum Phase {
  /** The match is formed; its server may be starting. */
  @JsonProperty("Pending")
  PENDING,
  /** The server's start takes more than two seconds, or is tried again. */
  @JsonProperty("Starting")
  STARTING,
  /** The match is recorded, and its players are assigned. */
  @JsonProperty("Ready")
  READY,
  /** The match was played to its end. */
  @JsonProperty("Ended")
  ENDED,
  /** The match could not be started, or was cut short by a failure; the status says why. */
  @JsonProperty("Failed")
  FAILED;

  /** Whether the session is over, so that only its removal is left. */
  public boolean isTerminal() {
    return this == ENDED || this == FAILED;
  }

  /** The phase's name in a GameSession's status and in metrics, such as {@code Ready}. */
  public String wire() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  /** The same as {@link #wire}. */
  @Override
  public String toString() {
    return wire();
  }
}
