package games.kickoff.core.id;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * A universally unique, lexicographically sortable identifier in lower case: 26 characters of
 * Crockford's base 32, 48 bits of milliseconds since 1970 before 80 random bits.
 *
 * <p>Source: <a href="https://github.com/ulid/spec">github.com/ulid/spec</a>. The spec's canonical
 * form is upper case; this one is lower case because ids become Kubernetes names.
 */
public final class Ulid {

  /** Characters in a ULID. */
  public static final int LENGTH = 26;

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final long MAX_MILLIS = (1L << 48) - 1;

  private Ulid() {}

  /**
   * A new ULID.
   *
   * @throws IllegalArgumentException when the time is before 1970 or past the year 10889
   */
  public static String create(Instant now, RandomGenerator random) {
    long millis = now.toEpochMilli();
    if (millis < 0 || millis > MAX_MILLIS) {
      throw new IllegalArgumentException("a ULID holds times from 1970 to 10889, not " + now);
    }
    char[] text = new char[LENGTH];
    encode(millis, text, 0, 10);
    encode(random.nextLong() & ((1L << 40) - 1), text, 10, 8);
    encode(random.nextLong() & ((1L << 40) - 1), text, 18, 8);
    return new String(text);
  }

  /**
   * When a ULID was made, to the millisecond.
   *
   * @throws IllegalArgumentException when the text is no lower-case ULID
   */
  public static Instant timeOf(String ulid) {
    require(ulid, "ULID");
    long millis = 0;
    for (int i = 0; i < 10; i++) {
      millis = millis << 5 | ALPHABET.indexOf(ulid.charAt(i));
    }
    return Instant.ofEpochMilli(millis);
  }

  /** Whether the text is a lower-case ULID. */
  public static boolean isValid(String text) {
    if (text.length() != LENGTH || text.charAt(0) > '7') {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      if (ALPHABET.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the text if it is a lower-case ULID.
   *
   * @param what what the text should be, for the error's message
   * @throws IllegalArgumentException when it is not
   */
  public static String require(String text, String what) {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "a " + what + " is a ULID in lower case (" + LENGTH + " characters)");
    }
    return text;
  }

  private static void encode(long bits, char[] into, int from, int count) {
    for (int i = count - 1; i >= 0; i--) {
      into[from + i] = ALPHABET.charAt((int) (bits & 31));
      bits >>>= 5;
    }
  }
}
