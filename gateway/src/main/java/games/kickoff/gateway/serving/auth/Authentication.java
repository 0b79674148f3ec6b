package games.kickoff.gateway.serving.auth;

import games.kickoff.gateway.serving.auth.issuer.IssuerTokens;
import games.kickoff.gateway.serving.auth.issuer.Issuers;
import games.kickoff.gateway.serving.http.Refusal;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who makes a request, by the header {@code x-api-key} or {@code Authorization: Bearer}
 * (RFC 6750). A token that names one of the other issuers is read as one of theirs, any other as
 * one of the realm. If an API key is sent, it alone counts: a wrong one is refused even if a valid
 * token is sent, too, and with a right one the token is not read.
 */
public final class Authentication {

  private static final String API_KEY = "x-api-key";
  private static final String BEARER = "Bearer ";
  private static final String CHALLENGE = "Bearer realm=\"kickoff\"";

  private final AuthSettings settings;
  private final ApiKeys keys;
  private final AccessTokens tokens;
  private final Issuers issuers;

  Authentication(AuthSettings settings, AccessTokens tokens, Issuers issuers) {
    this.settings = settings;
    this.keys = new ApiKeys(settings.apiKeys());
    this.tokens = tokens;
    this.issuers = issuers;
  }

  /** Whether the request has a valid API key. */
  boolean isBackend(Context request) {
    return settings.on() && isKey(all(request, API_KEY));
  }

  private boolean isKey(List<String> values) {
    return values.size() == 1 && keys.accept(values.getFirst());
  }

  /**
   * The request's caller; empty if it has no credential.
   *
   * @throws Refusal 401 if the credential is wrong; 503 if the keys to check it can't be fetched
   */
  Optional<Caller> caller(Context request) {
    if (!settings.on()) {
      return Optional.of(new Caller.Anybody());
    }
    List<String> key = all(request, API_KEY);
    if (!key.isEmpty()) {
      if (isKey(key)) {
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
            .flatMap(this::read)
            .<Caller>map(Caller.Player::new)
            .orElseThrow(Authentication::invalidToken));
  }

  private Optional<AccessToken> read(String token) {
    Optional<IssuerTokens> other = issuers.named(token);
    return other.isPresent()
        ? other.get().player(token).map(AccessToken::ofOtherIssuer)
        : tokens.read(token);
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
