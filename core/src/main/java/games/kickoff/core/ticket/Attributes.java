package games.kickoff.core.ticket;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What rides along with a ticket for matchers to read: numbers such as a rating, by name. A nested
 * value has its path as its name, {@code latency.eu-west}.
 *
 * <p>Bounded, so that a pool of tickets is: at most {@link #MAX_COUNT} of them, names of 1–64
 * characters of {@code [A-Za-z0-9._-]}, finite values.
 */
public record Attributes(SortedMap<String, Double> values) {

  /** The most attributes a client may send. */
  public static final int MAX_SENT = 32;

  /** The most a ticket may have: those, and two of each player of the largest party. */
  public static final int MAX_COUNT = MAX_SENT + 2 * Tickets.MAX_PARTY;

  /** None. */
  public static final Attributes NONE = new Attributes(new TreeMap<>());

  /** The longest name. */
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

  /** Whether an attribute may be called so. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** These values. */
  public static Attributes of(Map<String, Double> values) {
    return new Attributes(new TreeMap<>(values));
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return values.isEmpty();
  }
}
