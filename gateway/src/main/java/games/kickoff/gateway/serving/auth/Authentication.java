package games.kickoff.gateway.serving.auth;

import games.kickoff.gateway.serving.http.Refusal;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who makes a request, by the header {@code x-api-key} or {@code Authorization: Bearer}
 * (RFC 6750). If an API key is sent, it alone counts: a wrong one is refused even if a valid
 * token is sent, too, and with a right one the token is not read.
 */
public final class Authentication {

  private static final String API_KEY = "x-api-key";
  private static final String BEARER = "Bearer ";
  private static final String CHALLENGE = "Bearer realm=\"kickoff\"";

  private final AuthSettings settings;
  private final ApiKeys keys;
  private final AccessTokens tokens;

  Authentication(AuthSettings settings, AccessTokens tokens) {
    this.settings = settings;
    this.keys = new ApiKeys(settings.apiKeys());
    this.tokens = tokens;
  }

  /**
   * The request's caller; empty if it has no credential.
   *
   * @throws Refusal 401 if the credential is wrong
   */
  Optional<Caller> caller(Context request) {
    if (!settings.on()) {
      return Optional.of(new Caller.Anybody());
    }
    List<String> key = all(request, API_KEY);
    if (!key.isEmpty()) {
      if (key.size() == 1 && keys.accept(key.getFirst())) {
        return Optional.of(new Caller.Backend());
      }
      throw Refusal.unauthorized(CHALLENGE, "The x-api-key is not one of this gateway's.");
    }
    List<String> authorization = all(request, "Authorization");
    if (authorization.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Optional.of(authorization)
            .filter(values -> values.size() == 1)
            .flatMap(values -> bearer(values.getFirst()))
            .flatMap(tokens::read)
            .<Caller>map(Caller.Player::new)
            .orElseThrow(Authentication::invalidToken));
  }

  private static Optional<String> bearer(String value) {
    return value.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(value.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  private static List<String> all(Context request, String header) {
    return Collections.list(request.req().getHeaders(header));
  }

  /** 401: the token is invalid or has expired. */
  public static Refusal invalidToken() {
    return Refusal.unauthorized(
        CHALLENGE + ", error=\"invalid_token\"",
        "The token is not one of this gateway's, or expired; get another.");
  }

  /** 401: the token is valid, but its player must log in again before they get another. */
  public static Refusal loginOver() {
    return Refusal.unauthorized(
        CHALLENGE + ", error=\"insufficient_user_authentication\"", // RFC 9470 section 3
        "The login is over; log in again.");
  }

  /** 401: there is no credential. */
  public static Refusal missing() {
    return Refusal.unauthorized(
        CHALLENGE, "Send a player's token as Authorization: Bearer, or an x-api-key.");
  }
}
