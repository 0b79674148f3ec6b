package games.kickoff.operator.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a session has come. Phases never go back (invariant 12). */
public enum Phase {
  /** Formed; its server may be on its way. */
  @JsonProperty("Pending")
  PENDING,
  /** Its server is taking longer than a moment. */
  @JsonProperty("Starting")
  STARTING,
  /** Recorded, and its players are assigned. */
  @JsonProperty("Ready")
  READY,
  /** Played. */
  @JsonProperty("Ended")
  ENDED,
  /** Given up, with a reason. */
  @JsonProperty("Failed")
  FAILED;

  /** Whether nothing more will happen but its removal. */
  public boolean isTerminal() {
    return this == ENDED || this == FAILED;
  }

  /** In a GameSession's status and in metrics, such as {@code Ready}. */
  public String wire() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  /** As on the wire. */
  @Override
  public String toString() {
    return wire();
  }
}
