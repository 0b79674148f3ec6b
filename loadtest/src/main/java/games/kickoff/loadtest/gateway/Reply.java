package games.kickoff.loadtest.gateway;

import java.time.Duration;
import java.util.Optional;

/** What one request came to. */
public sealed interface Reply {

  /** The gateway answered. */
  record Answered(MatchAnswer answer) implements Reply {}

  /** Busy or out of reach: the same request may succeed later, not before {@code after}. */
  record Later(Optional<Duration> after, String why) implements Reply {}

  /** The gateway said no, or something that is not its API; asking again would not help. */
  record Refused(String why) implements Reply {}
}
