package games.kickoff.gateway.serving.auth;

import java.nio.charset.StandardCharsets;

/** A secret of at least 32 bytes. It never appears in a text: {@link #toString} hides it. */
final class Secret {

  /** As long as the output of SHA-256, as RFC 7518 section 3.2 requires of keys for HS256. */
  static final int MIN_BYTES = 32;

  private static final int MAX_BYTES = 1024;

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @throws IllegalArgumentException saying what is wrong, without any part of the text
   */
  static Secret of(String text) {
    if (!text.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(
          "a secret is of printable ASCII characters, without space");
    }
    if (text.length() < MIN_BYTES || text.length() > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a secret has %d to %d bytes; make one with: openssl rand -hex 32"
              .formatted(MIN_BYTES, MAX_BYTES));
    }
    return new Secret(text.getBytes(StandardCharsets.US_ASCII));
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "***";
  }
}
