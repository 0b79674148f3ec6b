package games.kickoff.gateway.serving.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import games.kickoff.core.id.PlayerId;
import java.security.Key;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Verifies and reads tokens of one kind. Only HS256 is accepted, whatever a token's header names.
 * Issuer, subject and expiry are required; audience and not-before are checked if present.
 */
final class TokenReader {

  /** About four times the length of the gateway's own token for the longest player id. */
  private static final int MAX_LENGTH = 2048;

  /** How far the clock of the machine that issued a token may differ. */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  TokenReader(AuthSettings settings, String realm, Clock clock, @Nullable JOSEObjectType... types) {
    List<Key> keys =
        settings.secrets().stream()
            .<Key>map(secret -> new SecretKeySpec(secret.bytes(), "HmacSHA256"))
            .toList();
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(types));
    processor.setJWSKeySelector(
        (header, context) -> JWSAlgorithm.HS256.equals(header.getAlgorithm()) ? keys : List.of());
    processor.setJWTClaimsSetVerifier(claims(settings.issuer(), realm, clock));
  }

  private static DefaultJWTClaimsVerifier<SecurityContext> claims(
      String issuer, String realm, Clock clock) {
    // null accepts tokens without audience: backends that sign tokens themselves may set none
    Set<@Nullable String> audiences = new HashSet<>(Arrays.asList(realm, null));
    DefaultJWTClaimsVerifier<SecurityContext> verifier =
        new DefaultJWTClaimsVerifier<>(
            audiences,
            new JWTClaimsSet.Builder().issuer(issuer).build(),
            Set.of("sub", "exp"),
            Set.of()) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew(Math.toIntExact(CLOCK_SKEW.toSeconds()));
    return verifier;
  }

  /** The token's claims; empty if it is of another kind or invalid. */
  Optional<JWTClaimsSet> read(String token) {
    if (token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(processor.process(token, null));
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty(); // the reason is kept secret: it would mostly help a forger
    }
  }

  static Optional<PlayerId> player(JWTClaimsSet claims) {
    return Optional.ofNullable(claims.getSubject()).filter(PlayerId::isValid).map(PlayerId::new);
  }
}
