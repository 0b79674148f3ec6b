package games.kickoff.core.login;

import games.kickoff.core.id.Ulid;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A refresh token: its login's id, a dot, and a secret. The id finds the login, so that a token
 * that was replaced is recognised without keeping all earlier ones. No store holds the secret in
 * plain text.
 *
 * @param secret 256 random bits in Base64 for URLs, without padding
 */
public record RefreshToken(LoginId login, String secret) {

  private static final int SECRET_BYTES = 32;
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

  /**
   * @throws IllegalArgumentException when the secret is outside the grammar; the message does not
   *     contain it
   */
  public RefreshToken {
    if (!SECRET.matcher(secret).matches()) {
      throw new IllegalArgumentException("a refresh token's secret has 43 characters of Base64");
    }
  }

  /**
   * A new token of the login.
   *
   * @param random must be unpredictable
   */
  public static RefreshToken create(LoginId login, RandomGenerator random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return new RefreshToken(login, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The token whose {@link #text} this is; empty if it is of another form. */
  public static Optional<RefreshToken> parse(String text) {
    if (text.length() != Ulid.LENGTH + 1 + 43 || text.charAt(Ulid.LENGTH) != '.') {
      return Optional.empty();
    }
    String login = text.substring(0, Ulid.LENGTH);
    String secret = text.substring(Ulid.LENGTH + 1);
    return Ulid.isValid(login) && SECRET.matcher(secret).matches()
        ? Optional.of(new RefreshToken(new LoginId(login), secret))
        : Optional.empty();
  }

  /** The form that clients get and send. */
  public String text() {
    return login.value() + "." + secret;
  }

  /** A text without the secret. */
  @Override
  public String toString() {
    return "RefreshToken[" + login + "]";
  }
}
