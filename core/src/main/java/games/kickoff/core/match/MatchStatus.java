package games.kickoff.core.match;

import org.jspecify.annotations.Nullable;

/** How a recorded match stands: it runs, or is over in one of the {@link Outcome}s. */
public sealed interface MatchStatus permits MatchStatus.Running, Outcome {

  /** It is being played. */
  MatchStatus RUNNING = Running.RUNNING;

  /** In the API and, of an outcome, in Postgres. */
  String word();

  /** The only one of its kind. */
  enum Running implements MatchStatus {
    RUNNING;

    @Override
    public String word() {
      return "running";
    }
  }

  /**
   * Of a match with that outcome in Postgres.
   *
   * @param outcome null: it runs
   * @throws IllegalArgumentException when it is no outcome
   */
  static MatchStatus of(@Nullable String outcome) {
    return outcome == null ? RUNNING : Outcome.read(outcome);
  }
}
