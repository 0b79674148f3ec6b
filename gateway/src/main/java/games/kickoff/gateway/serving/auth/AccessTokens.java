package games.kickoff.gateway.serving.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeyLengthException;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import games.kickoff.core.id.PlayerId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/**
 * Players' tokens: JWTs (RFC 7519), signed with HS256. Two kinds, distinguished by their type (RFC
 * 8725 section 3.11), so that one can't be used as the other:
 *
 * <ul>
 *   <li>an access token is its player: {@code sub} is their id;
 *   <li>a party token lets its {@code leader} queue its {@code sub} with them, and nothing else.
 * </ul>
 */
public final class AccessTokens {

  /**
   * How long a member's consent to a party is good. Short, as it may be used again: after they
   * cancel, their leader can queue them once more until it is over.
   */
  public static final Duration PARTY_LIFETIME = Duration.ofMinutes(2);

  static final JOSEObjectType ACCESS = new JOSEObjectType("at+jwt");
  static final JOSEObjectType PARTY = new JOSEObjectType("party+jwt");
  private static final String LEADER = "leader";

  private final AuthSettings settings;
  private final Clock clock;
  private final MACSigner signer;
  private final TokenReader access;
  private final TokenReader party;

  /** A token, and how long it is good. */
  public record Signed(String token, Duration lifetime) {}

  public AccessTokens(AuthSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    try {
      this.signer = new MACSigner(settings.secrets().getFirst().bytes());
    } catch (KeyLengthException e) {
      throw new IllegalStateException("a secret is long enough", e);
    }
    // A studio that signs tokens itself, with the same secret, mostly says JWT or nothing.
    this.access = new TokenReader(settings, clock, ACCESS, JOSEObjectType.JWT, null);
    this.party = new TokenReader(settings, clock, PARTY);
  }

  /** A token by which its bearer is that player. */
  public Signed access(PlayerId player) {
    return sign(ACCESS, settings.lifetime(), claims(player));
  }

  /** A token by which the leader may queue that player with them. */
  public Signed party(PlayerId player, PlayerId leader) {
    return sign(PARTY, PARTY_LIFETIME, claims(player).claim(LEADER, leader.value()));
  }

  private JWTClaimsSet.Builder claims(PlayerId player) {
    return new JWTClaimsSet.Builder()
        .issuer(settings.issuer())
        .subject(player.value())
        .jwtID(UUID.randomUUID().toString());
  }

  private Signed sign(JOSEObjectType type, Duration lifetime, JWTClaimsSet.Builder claims) {
    Instant now = clock.instant();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(type).build(),
            claims.issueTime(Date.from(now)).expirationTime(Date.from(now.plus(lifetime))).build());
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("HS256 needs nothing but its key", e);
    }
    return new Signed(token.serialize(), lifetime);
  }

  /** Whose access token that is; empty when it is none, or not (or no longer) a good one. */
  Optional<PlayerId> player(String token) {
    return access.read(token).flatMap(TokenReader::player);
  }

  /** Which player lets the leader queue them; empty when the token does not say that. */
  Optional<PlayerId> member(String token, PlayerId leader) {
    return party
        .read(token)
        .filter(claims -> leader.value().equals(claims.getClaim(LEADER)))
        .flatMap(TokenReader::player);
  }
}
