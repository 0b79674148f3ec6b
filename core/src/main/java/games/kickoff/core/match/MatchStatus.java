package games.kickoff.core.match;

import org.jspecify.annotations.Nullable;

/** The status of a recorded match: it runs, or is over with an {@link Outcome}. */
public sealed interface MatchStatus permits MatchStatus.Running, Outcome {

  /** It is being played. */
  MatchStatus RUNNING = Running.RUNNING;

  /** The status as it is written in the API; an outcome is written so in Postgres, too. */
  String word();

  /** The status of a match that runs. An enum, so that there is one instance. */
  enum Running implements MatchStatus {
    RUNNING;

    @Override
    public String word() {
      return "running";
    }
  }

  /**
   * The status of a match whose row in Postgres has that outcome.
   *
   * @param outcome null when the match runs
   * @throws IllegalArgumentException when it is no outcome's word
   */
  static MatchStatus of(@Nullable String outcome) {
    return outcome == null ? RUNNING : Outcome.read(outcome);
  }
}
