package games.kickoff.gateway.serving.auth.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import games.kickoff.core.id.PlayerId;
import games.kickoff.gateway.serving.http.Refusal;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies the tokens of one issuer: RS256 and ES256 only, with {@code iss}, {@code aud}, {@code
 * exp} and the player's claim; {@code nbf} is checked if present.
 *
 * <p>The issuer's keys are kept and fetched again when they are old or a token names a key that is
 * not among them. While they can't be fetched, the last ones stay in use.
 */
public final class IssuerTokens {

  /** Far more than providers' tokens have, and as long as a request's header may be. */
  static final int MAX_LENGTH = 8192;

  private static final int CLOCK_SKEW_SECONDS = 30;

  private final Issuer issuer;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final JWKSource<SecurityContext> keys;
  private volatile boolean hadKeys;

  IssuerTokens(Issuer issuer, Clock clock, ResourceRetriever retriever, KeyRefresh refresh) {
    this.issuer = issuer;
    try {
      this.keys =
          JWKSourceBuilder.create(issuer.keys().toURL(), retriever)
              .cache(refresh.age().toMillis(), refresh.timeout().toMillis())
              .refreshAheadCache(false)
              .rateLimited(refresh.interval().toMillis())
              .outageTolerantForever()
              .build();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("no URL of keys: " + issuer.keys(), e);
    }
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), this::select));
    processor.setJWTClaimsSetVerifier(claims(issuer, clock));
  }

  private List<JWK> select(JWKSelector selector, SecurityContext context)
      throws KeySourceException {
    List<JWK> found = keys.get(selector, context);
    hadKeys = true;
    return found;
  }

  private static DefaultJWTClaimsVerifier<SecurityContext> claims(Issuer issuer, Clock clock) {
    DefaultJWTClaimsVerifier<SecurityContext> verifier =
        new DefaultJWTClaimsVerifier<>(
            issuer.audiences(),
            new JWTClaimsSet.Builder().issuer(issuer.name()).build(),
            Set.of("aud", "exp", issuer.playerClaim()),
            Set.of()) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew(CLOCK_SKEW_SECONDS);
    return verifier;
  }

  /**
   * The player whose token this is; empty if it is not a valid token of this issuer.
   *
   * @throws Refusal 503 if its key is unknown and the issuer's keys can't be fetched
   */
  public Optional<PlayerId> player(String token) {
    try {
      return player(processor.process(token, null));
    } catch (KeySourceException e) {
      if (hadKeys && e instanceof RateLimitReachedException) {
        return Optional.empty(); // names an unknown key, as others did within the interval
      }
      throw Refusal.unavailable(
          "issuer_unavailable", "The keys of the token's issuer can't be fetched; try again.");
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty(); // the reason is kept secret: it would mostly help a forger
    }
  }

  private Optional<PlayerId> player(JWTClaimsSet claims) {
    Object value = claims.getClaim(issuer.playerClaim());
    if (!(value instanceof String || value instanceof Long || value instanceof Integer)) {
      return Optional.empty();
    }
    return Optional.of(issuer.playerPrefix() + value).filter(PlayerId::isValid).map(PlayerId::new);
  }
}
