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
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Reads tokens of one kind. HS256 alone is accepted, whatever a token's header asks for; issuer,
 * subject and expiry must be there; not-before holds when it is.
 */
final class TokenReader {

  /** Longer ones are not ours: about four times what a player of the longest id has. */
  private static final int MAX_LENGTH = 2048;

  /** How far the clocks of two machines may be apart. */
  private static final int CLOCK_SKEW_SECONDS = 30;

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  TokenReader(AuthSettings settings, Clock clock, @Nullable JOSEObjectType... types) {
    List<Key> keys =
        settings.secrets().stream()
            .<Key>map(secret -> new SecretKeySpec(secret.bytes(), "HmacSHA256"))
            .toList();
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(types));
    processor.setJWSKeySelector(
        (header, context) -> JWSAlgorithm.HS256.equals(header.getAlgorithm()) ? keys : List.of());
    processor.setJWTClaimsSetVerifier(claims(settings.issuer(), clock));
  }

  private static DefaultJWTClaimsVerifier<SecurityContext> claims(String issuer, Clock clock) {
    DefaultJWTClaimsVerifier<SecurityContext> verifier =
        new DefaultJWTClaimsVerifier<>(
            new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp")) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew(CLOCK_SKEW_SECONDS);
    return verifier;
  }

  /** What the token says, if it is of this kind and good. */
  Optional<JWTClaimsSet> read(String token) {
    if (token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(processor.process(token, null));
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty(); // why is kept from everybody: it would help a forger most
    }
  }

  static Optional<PlayerId> player(JWTClaimsSet claims) {
    return Optional.ofNullable(claims.getSubject()).filter(PlayerId::isValid).map(PlayerId::new);
  }
}
