package games.kickoff.core.reason;

import java.util.Optional;

/**
 * A reason: a word, which is how it is written everywhere, and a sentence for people. Two reasons
 * of the same class with the same word are equal.
 */
public abstract sealed class Reason permits EndReason, TicketReason {

  private final String word;
  private final String sentence;

  Reason(String word, String sentence) {
    this.word = word;
    this.sentence = sentence;
  }

  /** The word of a reason; the empty text when there is none. */
  public static String word(Optional<? extends Reason> reason) {
    return reason.map(Reason::word).orElse("");
  }

  /** How the reason is written everywhere, such as {@code ServerLost}. */
  public final String word() {
    return word;
  }

  /**
   * An explanation for people, without a leading capital or a full stop; empty when the word is not
   * known.
   */
  public final String sentence() {
    return sentence;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Reason reason
        && getClass() == reason.getClass()
        && word.equals(reason.word);
  }

  @Override
  public final int hashCode() {
    return word.hashCode();
  }

  /** The reason's word. */
  @Override
  public final String toString() {
    return word;
  }
}
