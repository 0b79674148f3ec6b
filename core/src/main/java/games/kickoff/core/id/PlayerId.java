package games.kickoff.core.id;

/**
 * A player, as the studio names them: 1–128 characters of {@code [A-Za-z0-9._:@-]}.
 *
 * <p>The grammar leaves out every character that separates something elsewhere (blank, comma,
 * slash, braces), so an id can stand in a key, a log line or a URL without escaping.
 */
public record PlayerId(String value) implements Comparable<PlayerId> {

  /** The longest id, in characters. */
  public static final int MAX_LENGTH = 128;

  /**
   * @throws IllegalArgumentException when the text is outside the grammar
   */
  public PlayerId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "a player id is 1 to " + MAX_LENGTH + " characters of A-Z a-z 0-9 . _ : @ -");
    }
  }

  /** Whether the text is a player id. */
  public static boolean isValid(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isAllowed(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == ':'
        || c == '@'
        || c == '-';
  }

  @Override
  public int compareTo(PlayerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
