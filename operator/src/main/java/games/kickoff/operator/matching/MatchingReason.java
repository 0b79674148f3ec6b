package games.kickoff.operator.matching;

import games.kickoff.core.reason.EndReason;
import java.util.Arrays;
import java.util.Optional;

/** The reasons of a queue's condition {@code Matching}, explained in docs/troubleshooting.md. */
enum MatchingReason {
  MATCHING("Matching", false, true),
  PAUSED("Paused", false, true),
  INVALID_SPEC("InvalidSpec", true, false),
  TOO_MANY_STARTING("TooManyStarting", false, true),
  NO_ROOM(EndReason.NO_ROOM.word(), true, true),
  POD_REFUSED(EndReason.POD_REFUSED.word(), true, true),
  SERVERS_NOT_STARTING("ServersNotStarting", true, true),
  SESSION_NOT_CREATED(EndReason.SESSION_NOT_CREATED.word(), true, true),
  TICK_FAILED("TickFailed", true, false),
  NOT_SETTLED("NotSettled", true, false),
  REDIS_UNAVAILABLE("RedisUnavailable", false, false);

  private final String word;
  private final boolean failure;
  private final boolean ofATick;

  MatchingReason(String word, boolean failure, boolean ofATick) {
    this.word = word;
    this.failure = failure;
    this.ofATick = ofATick;
  }

  /** The reason's word in the condition. */
  String word() {
    return word;
  }

  /** Whether it is worth an Event, as a person has to act. */
  boolean isFailure() {
    return failure;
  }

  /**
   * Whether a tick wrote it. The other reasons are written when no tick could run, and the next
   * tick replaces them.
   */
  boolean isOfATick() {
    return ofATick;
  }

  /** The reason with that word; empty: it is none that this version writes. */
  static Optional<MatchingReason> of(String word) {
    return Arrays.stream(values()).filter(reason -> reason.word.equals(word)).findFirst();
  }
}
