package games.kickoff.core.player;

/**
 * A key that a client sends when it registers a player, so that it can repeat the call when the
 * answer was lost. Whoever knows the key can get the player that was registered with it, so it is
 * kept like a secret: it is not logged, and no store holds it in plain text.
 *
 * @param value 1 to {@value #MAX_LENGTH} printable ASCII characters without blanks
 */
public record IdempotencyKey(String value) {

  /** The longest key, in characters. */
  public static final int MAX_LENGTH = 128;

  /**
   * @throws IllegalArgumentException when it is outside the grammar; the message says what to do
   */
  public IdempotencyKey {
    if (value.isEmpty()
        || value.length() > MAX_LENGTH
        || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "an idempotency key is 1 to "
              + MAX_LENGTH
              + " printable ASCII characters without blanks; a random UUID is a good one");
    }
  }

  /** A text without the key. */
  @Override
  public String toString() {
    return "IdempotencyKey[…]";
  }
}
