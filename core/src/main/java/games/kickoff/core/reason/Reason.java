package games.kickoff.core.reason;

import java.util.Optional;

/**
 * A word, which is the reason's form everywhere, and a sentence for people. Two of one kind and one
 * word are equal.
 */
public abstract sealed class Reason permits EndReason, TicketReason {

  private final String word;
  private final String sentence;

  Reason(String word, String sentence) {
    this.word = word;
    this.sentence = sentence;
  }

  /** The word of a reason, as it is written where there may be none: empty then. */
  public static String word(Optional<? extends Reason> reason) {
    return reason.map(Reason::word).orElse("");
  }

  /** As it is written everywhere, such as {@code ServerLost}. */
  public final String word() {
    return word;
  }

  /** For people, without a capital or a full stop; empty when the word is not known. */
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

  /** Its word. */
  @Override
  public final String toString() {
    return word;
  }
}
