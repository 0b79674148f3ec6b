package games.kickoff.operator.gate;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether the first audit of the term has repaired what the previous leader left unfinished. Until
 * then no match is formed and no session is acted on: otherwise a player of a live match that Redis
 * has lost would be claimed for another match, and a session whose match Redis has lost would be
 * failed because its claim is gone.
 */
public final class SettledTerm {

  /** How soon to check again whether the term is settled. */
  public static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  /** A first audit that takes less than this is not mentioned in a queue's status. */
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  private volatile boolean settled;
  private volatile boolean begun;
  private volatile long began;
  private volatile Optional<String> failure = Optional.empty();

  /** The first audit begins. */
  public void begin() {
    began = System.nanoTime();
    begun = true;
  }

  /** The first audit has failed, and is retried. */
  public void delayed(String why) {
    failure = Optional.of(why);
  }

  /** The first audit has succeeded. */
  public void settle() {
    settled = true;
  }

  public boolean isSettled() {
    return settled;
  }

  /**
   * Why no match is formed yet.
   *
   * @return empty when the term is settled, or when the first audit has taken less than {@link
   *     #AT_ONCE}
   */
  public Optional<String> whyNot() {
    if (settled) {
      return Optional.empty();
    }
    if (failure.isPresent()) {
      return Optional.of("the first audit of this term does not succeed: " + failure.get());
    }
    boolean takesLong = begun && System.nanoTime() - began > AT_ONCE.toNanos();
    return takesLong ? Optional.of("the first audit of this term is under way") : Optional.empty();
  }
}
