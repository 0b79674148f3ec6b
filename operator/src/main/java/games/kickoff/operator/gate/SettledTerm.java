package games.kickoff.operator.gate;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether what the leader before left behind is settled: the first audit of a term settles it, and
 * nobody is matched, and no session is acted on, before. A player of a match that Redis has
 * forgotten would be claimed for another, and the match would look as if its claim were gone.
 */
public final class SettledTerm {

  /** How soon to look whether it is settled. */
  public static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  /** Not worth a queue's status. */
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

  /** It does not succeed, and is tried again. */
  public void delayed(String why) {
    failure = Optional.of(why);
  }

  /** It is through. */
  public void settle() {
    settled = true;
  }

  public boolean isSettled() {
    return settled;
  }

  /**
   * Why nobody is matched yet.
   *
   * @return empty when somebody is, or when the first audit has not taken long enough to speak of
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
