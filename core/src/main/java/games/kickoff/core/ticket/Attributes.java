package games.kickoff.core.ticket;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Numbers by name that a ticket carries for matchers to read, such as a rating. The name of a
 * nested value is its path, such as {@code latency.eu-west}.
 *
 * <p>They are bounded so that the memory of a pool of tickets is: at most {@link #MAX_COUNT} of
 * them, names of 1–64 characters of {@code [A-Za-z0-9._-]}, finite values.
 */
public record Attributes(SortedMap<String, Double> values) {

  /** The most attributes a client may send. */
  public static final int MAX_SENT = 32;

  /**
   * The most attributes of a ticket: those that a client sent, and two for each player of the
   * largest party, which the gateway adds.
   */
  public static final int MAX_COUNT = MAX_SENT + 2 * Tickets.MAX_PARTY;

  /** No attributes. */
  public static final Attributes NONE = new Attributes(new TreeMap<>());

  /** The longest name, in characters. */
  public static final int MAX_NAME = 64;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1," + MAX_NAME + "}");

  /**
   * @throws IllegalArgumentException naming the attribute that is outside the bounds
   */
  public Attributes {
    if (values.size() > MAX_COUNT) {
      throw new IllegalArgumentException("a ticket has at most " + MAX_COUNT + " attributes");
    }
    values.forEach((name, value) -> {
      if (!isName(name)) {
        throw new IllegalArgumentException(
            "an attribute's name is 1 to " + MAX_NAME + " characters of A-Z a-z 0-9 . _ -");
      }
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("attribute " + name + " is not a finite number");
      }
    });
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** Whether the text is a valid attribute's name. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Attributes with these values. */
  public static Attributes of(Map<String, Double> values) {
    return new Attributes(new TreeMap<>(values));
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return values.isEmpty();
  }
}
