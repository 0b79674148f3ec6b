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
import games.kickoff.core.id.Ulid;
import games.kickoff.core.login.Login;
import games.kickoff.core.login.LoginId;
import games.kickoff.core.ticket.Consent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Players' tokens: JWTs (RFC 7519), signed with HS256, whose audience is the realm. Two kinds,
 * distinguished by their type (RFC 8725 section 3.11), so that one can't be used as the other:
 *
 * <ul>
 *   <li>an access token authenticates a player, whose id is {@code sub};
 *   <li>a party token permits the player {@code leader} to queue the player {@code sub} in a party
 *       with them, and nothing else.
 * </ul>
 */
public final class AccessTokens {

  /** How long a party token is valid: as long as a party takes to gather. It is used once. */
  public static final Duration PARTY_LIFETIME = Duration.ofMinutes(2);

  static final JOSEObjectType ACCESS = new JOSEObjectType("at+jwt");
  static final JOSEObjectType PARTY = new JOSEObjectType("party+jwt");
  private static final String LEADER = "leader";

  /** The names of OpenID Connect Core 1.0, section 2, and of its Front-Channel Logout. */
  private static final String AUTHENTICATED = "auth_time";

  /** The year 10000, in seconds since 1970. */
  private static final double FAR_FUTURE = 253_402_300_800.0;

  private static final String LOGIN = "sid";

  private final AuthSettings settings;
  private final String realm;
  private final Clock clock;
  private final MACSigner signer;
  private final TokenReader access;
  private final TokenReader party;

  /** A token, and how long it is valid. */
  public record Signed(String token, Duration lifetime) {}

  /**
   * @param realm the tokens' audience
   */
  public AccessTokens(AuthSettings settings, String realm, Clock clock) {
    this.settings = settings;
    this.realm = realm;
    this.clock = clock;
    try {
      this.signer = new MACSigner(settings.secrets().getFirst().bytes());
    } catch (KeyLengthException e) {
      throw new IllegalStateException("a secret is long enough", e);
    }
    // A studio that signs tokens itself, with the same secret, mostly uses the type JWT or none.
    this.access = new TokenReader(settings, realm, clock, ACCESS, JOSEObjectType.JWT, null);
    this.party = new TokenReader(settings, realm, clock, PARTY);
  }

  /** A new access token of a player who has just authenticated. */
  public Signed access(PlayerId player) {
    return sign(ACCESS, settings.lifetimes().access(), claims(player, clock.instant()));
  }

  /** A new access token of the login's player. */
  public Signed access(Login login) {
    return sign(
        ACCESS,
        settings.lifetimes().access(),
        claims(login.player(), login.begun()).claim(LOGIN, login.id().value()));
  }

  /**
   * A new access token in exchange for a valid one of the realm. Its player's login counts as begun
   * when the first of these tokens says, or was issued if it does not say; so a token that was
   * stolen can't be renewed for ever.
   *
   * @return empty if that is longer ago than {@link Lifetimes#refresh}
   */
  public Optional<Signed> renewed(AccessToken token) {
    Instant now = clock.instant();
    Instant begun = token.authenticated().filter(at -> at.isBefore(now)).orElse(now);
    Duration left = Duration.between(now, begun.plus(settings.lifetimes().refresh()));
    if (left.toSeconds() < 1) {
      return Optional.empty();
    }
    Duration full = settings.lifetimes().access();
    Duration lifetime = left.compareTo(full) < 0 ? left : full;
    JWTClaimsSet.Builder claims = claims(token.player(), begun);
    token.login().ifPresent(login -> claims.claim(LOGIN, login.value()));
    return Optional.of(sign(ACCESS, lifetime, claims));
  }

  /** A new party token, by which the leader may queue the player with them, once. */
  public Signed party(PlayerId player, PlayerId leader) {
    return sign(PARTY, PARTY_LIFETIME, claims(player).claim(LEADER, leader.value()));
  }

  private JWTClaimsSet.Builder claims(PlayerId player, Instant authenticated) {
    return claims(player).claim(AUTHENTICATED, authenticated.getEpochSecond());
  }

  private JWTClaimsSet.Builder claims(PlayerId player) {
    return new JWTClaimsSet.Builder()
        .issuer(settings.issuer())
        .subject(player.value())
        .audience(realm)
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

  /** What the access token says; empty if it is not a valid one. */
  Optional<AccessToken> read(String token) {
    return access
        .read(token)
        .filter(claims -> isTime(claims.getClaim(AUTHENTICATED)))
        .flatMap(claims ->
            TokenReader.player(claims)
                .map(player ->
                    new AccessToken(
                        player, AccessToken.Origin.REALM, authenticated(claims), login(claims))));
  }

  /**
   * Whether a claim is absent, no number, or a time in seconds since 1970 before the year 10000.
   */
  private static boolean isTime(@Nullable Object claim) {
    return !(claim instanceof Number seconds)
        || (seconds.doubleValue() >= 0 && seconds.doubleValue() < FAR_FUTURE);
  }

  /** {@code auth_time}, or in its absence {@code iat}. */
  private static Optional<Instant> authenticated(JWTClaimsSet claims) {
    return claims.getClaim(AUTHENTICATED) instanceof Number seconds
        ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
        : Optional.ofNullable(claims.getIssueTime()).map(Date::toInstant);
  }

  private static Optional<LoginId> login(JWTClaimsSet claims) {
    return claims.getClaim(LOGIN) instanceof String id && Ulid.isValid(id)
        ? Optional.of(new LoginId(id))
        : Optional.empty();
  }

  /** The consent in a party token; empty if it is not a valid one for this leader. */
  Optional<Consent> consent(String token, PlayerId leader) {
    return party
        .read(token)
        .filter(claims -> leader.value().equals(claims.getClaim(LEADER)))
        .filter(claims -> claims.getJWTID() != null && Consent.isId(claims.getJWTID()))
        .flatMap(claims ->
            TokenReader.player(claims)
                .map(player ->
                    new Consent(
                        player,
                        claims.getJWTID(),
                        // accepted for one clock difference more, by a gateway that is behind by
                        // another
                        claims
                            .getExpirationTime()
                            .toInstant()
                            .plus(TokenReader.CLOCK_SKEW.multipliedBy(2)))));
  }
}
