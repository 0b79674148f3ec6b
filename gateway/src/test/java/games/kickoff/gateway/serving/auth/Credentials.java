package games.kickoff.gateway.serving.auth;

import games.kickoff.core.id.PlayerId;
import games.kickoff.gateway.serving.auth.issuer.Issuer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Secrets and tokens for tests. */
public final class Credentials {

  public static final String SECRET = "the-first-secret-0123456789abcdef-0123456789";
  public static final String OLD_SECRET = "the-older-secret-0123456789abcdef-0123456789";
  public static final String KEY = "the-first-api-key-0123456789abcdef-0123456789";
  public static final String OLD_KEY = "the-older-api-key-0123456789abcdef-0123456789";

  /** Authentication is on; token secrets and API keys are being rotated, so each has two values. */
  public static final AuthSettings ON = on(SECRET, OLD_SECRET);

  /** The realm of a {@code TestGateway}. */
  public static final String REALM = "test";

  private Credentials() {}

  public static AuthSettings on(String... secrets) {
    return new AuthSettings(
        true,
        Stream.of(secrets).map(Secret::of).toList(),
        List.of(Secret.of(KEY), Secret.of(OLD_KEY)),
        "kickoff",
        new Lifetimes(Duration.ofHours(1), Duration.ofDays(30)),
        List.of());
  }

  /** As {@link #ON}, and another issuer's tokens are accepted, too. */
  public static AuthSettings trusting(Issuer issuer) {
    return new AuthSettings(
        ON.on(), ON.secrets(), ON.apiKeys(), ON.issuer(), ON.lifetimes(), List.of(issuer));
  }

  public static String token(String player) {
    return new AccessTokens(ON, REALM, Clock.systemUTC()).access(new PlayerId(player)).token();
  }
}
