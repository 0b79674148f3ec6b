package games.kickoff.core.ladder;

import games.kickoff.core.id.DnsLabel;
import java.util.regex.Pattern;

/**
 * A ladder's name: a DNS label of at most 63 characters. Queues that name the same ladder, in
 * whichever namespace or region, share its ratings.
 */
public record LadderName(String value) implements Comparable<LadderName> {

  /** The grammar, as a regular expression. */
  public static final String PATTERN = DnsLabel.PATTERN;

  private static final Pattern GRAMMAR = Pattern.compile(PATTERN);

  /**
   * @throws IllegalArgumentException when the text is outside the grammar
   */
  public LadderName {
    if (!GRAMMAR.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a ladder's name is 1 to 63 characters of a-z, 0-9 and -, with no - at its ends");
    }
  }

  @Override
  public int compareTo(LadderName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
