package games.kickoff.loadtest.gateway;

import java.time.Duration;
import java.util.Optional;

/** The result of one request. */
public sealed interface Reply {

  /** The gateway answered. */
  record Answered(MatchAnswer answer) implements Reply {}

  /** Busy or out of reach: the same request may succeed later, not before {@code after}. */
  record Later(Optional<Duration> after, String why) implements Reply {}

  /**
   * The gateway refused the request or answered something that is not in its API; repeating the
   * request would not help.
   */
  record Refused(String why) implements Reply {}
}
