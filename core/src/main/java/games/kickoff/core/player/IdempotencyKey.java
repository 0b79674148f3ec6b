package games.kickoff.core.player;

/**
 * What a client sends to be able to register again after a lost answer. Who knows it gets the
 * player it registered, so it is kept like a secret: not in logs, not in plain in a store.
 *
 * @param value 1 to {@value #MAX_LENGTH} printable ASCII characters
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

  /** Leaves the key out. */
  @Override
  public String toString() {
    return "IdempotencyKey[…]";
  }
}
