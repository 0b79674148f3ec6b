package games.kickoff.loadtest.bot;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The outcome of one bot.
 *
 * @param assignment the match it was assigned to
 * @param lengthInForce the match's length in seconds, as its server said
 * @param finished when it finished each step, counted from its first join
 * @param leftEarly whether it left its running match, as it was ordered to
 * @param retries requests it made again because the gateway was busy or out of reach
 * @param rejoins joins it made again because the gateway didn't know its ticket any more
 * @param failure why it didn't get to the end, if it didn't
 */
public record BotOutcome(
    String player,
    Optional<Assignment> assignment,
    OptionalInt lengthInForce,
    Map<Step, Duration> finished,
    boolean leftEarly,
    int retries,
    int rejoins,
    Optional<Failure> failure) {

  /** The step a bot failed in, and why, in words. */
  public record Failure(Step step, String why) {}

  public BotOutcome {
    finished = Map.copyOf(finished);
  }

  /**
   * The outcome of a bot that ended without one: it had not arrived when time ran out, or it threw
   * an exception.
   */
  public static BotOutcome lost(String player, String why) {
    return new BotOutcome(
        player,
        Optional.empty(),
        OptionalInt.empty(),
        Map.of(),
        false,
        0,
        0,
        Optional.of(new Failure(Step.JOIN, why)));
  }

  public boolean isDone() {
    return failure.isEmpty();
  }

  /** Whether its match had been played to its end before it connected. */
  public boolean cameTooLate() {
    return isDone() && !finished.containsKey(Step.PLAY);
  }

  /** The time from the first join to the end of that step, if the bot got there. */
  public Optional<Duration> untilEndOf(Step step) {
    return Optional.ofNullable(finished.get(step));
  }

  /** The time from its request for the match to its last moment there, if it got that far. */
  public Optional<Duration> inMatch() {
    return untilEndOf(Step.FIRST_ANSWER)
        .flatMap(asked -> untilEndOf(Step.PLAY).map(last -> last.minus(asked)));
  }
}
