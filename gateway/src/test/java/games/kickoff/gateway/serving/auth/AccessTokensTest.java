package games.kickoff.gateway.serving.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ticket.Consent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final PlayerId PLAYER = new PlayerId("p1");
  private static final PlayerId LEADER = new PlayerId("leader");

  private final AccessTokens tokens = at(NOW, Credentials.ON);

  private static AccessTokens at(Instant now, AuthSettings settings) {
    return new AccessTokens(settings, Credentials.REALM, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Optional<PlayerId> member(AccessTokens tokens, String token, PlayerId leader) {
    return tokens.consent(token, leader).map(Consent::player);
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("kickoff")
        .subject("p1")
        .expirationTime(Date.from(NOW.plusSeconds(600)));
  }

  private static String signed(JWTClaimsSet.Builder claims) {
    return signed(claims, JWSAlgorithm.HS256, JOSEObjectType.JWT, Credentials.SECRET);
  }

  private static String signed(
      JWTClaimsSet.Builder claims,
      JWSAlgorithm algorithm,
      @Nullable JOSEObjectType type,
      String secret) {
    try {
      SignedJWT token =
          new SignedJWT(new JWSHeader.Builder(algorithm).type(type).build(), claims.build());
      token.sign(new MACSigner(secret));
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void areTheirPlayersUntilTheyExpire() {
    String token = tokens.access(PLAYER).token();
    assertThat(tokens.player(token)).contains(PLAYER);
    assertThat(at(NOW.plus(Duration.ofMinutes(59)), Credentials.ON).player(token)).isPresent();
    assertThat(at(NOW.plus(Duration.ofMinutes(61)), Credentials.ON).player(token)).isEmpty();
  }

  @Test
  void areForgivenHalfAMinuteOfClock() {
    String token = tokens.access(PLAYER).token();
    Instant expiry = NOW.plus(Duration.ofHours(1));
    assertThat(at(expiry.plusSeconds(25), Credentials.ON).player(token)).isPresent();
    assertThat(at(expiry.plusSeconds(35), Credentials.ON).player(token)).isEmpty();
  }

  @Test
  void areSignedWithTheFirstSecretAndAcceptedWithBoth() {
    String byOld = at(NOW, Credentials.on(Credentials.OLD_SECRET)).access(PLAYER).token();
    assertThat(tokens.player(byOld)).contains(PLAYER);
    String byNew = tokens.access(PLAYER).token();
    assertThat(at(NOW, Credentials.on(Credentials.SECRET)).player(byNew)).contains(PLAYER);
    assertThat(at(NOW, Credentials.on(Credentials.OLD_SECRET)).player(byNew)).isEmpty();
  }

  @Test
  void mayBeAStudiosOwnWithTheSharedSecret() {
    assertThat(tokens.player(signed(claims()))).contains(PLAYER);
    String untyped = signed(claims(), JWSAlgorithm.HS256, null, Credentials.SECRET);
    assertThat(tokens.player(untyped)).contains(PLAYER);
  }

  @Test
  void areOfOneRealm() {
    String elsewhere =
        new AccessTokens(Credentials.ON, "another", Clock.fixed(NOW, ZoneOffset.UTC))
            .access(PLAYER)
            .token();
    assertThat(tokens.player(elsewhere)).isEmpty();
    assertThat(tokens.player(signed(claims().audience("another")))).isEmpty();
    assertThat(tokens.player(signed(claims().audience(List.of("another", "test"))))).isPresent();
    // backends that sign tokens themselves may leave the audience out
    assertThat(tokens.player(signed(claims()))).contains(PLAYER);
  }

  @Test
  void ofPartiesAreOfOneRealm() {
    AccessTokens another =
        new AccessTokens(Credentials.ON, "another", Clock.fixed(NOW, ZoneOffset.UTC));
    assertThat(member(tokens, another.party(PLAYER, LEADER).token(), LEADER)).isEmpty();
  }

  @Test
  void ofPartiesHaveAnIdThatOutlastsThem() {
    Consent one = tokens.consent(tokens.party(PLAYER, LEADER).token(), LEADER).orElseThrow();
    Consent other = tokens.consent(tokens.party(PLAYER, LEADER).token(), LEADER).orElseThrow();
    assertThat(one.id()).isNotEqualTo(other.id());
    assertThat(one.expires()).isAfter(NOW.plus(AccessTokens.PARTY_LIFETIME).plusSeconds(31));
  }

  @Test
  void ofPartiesHaveAnIdThatCanBeRemembered() {
    JWTClaimsSet.Builder party = claims().claim("leader", "leader");
    for (String id : new String[] {null, "", "a b", "x".repeat(65)}) {
      String token =
          signed(party.jwtID(id), JWSAlgorithm.HS256, AccessTokens.PARTY, Credentials.SECRET);
      assertThat(member(tokens, token, LEADER)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS384", "HS512"})
  void areOfOneAlgorithmAlone(String algorithm) {
    String longSecret = "0123456789abcdef".repeat(8);
    AccessTokens ours = at(NOW, Credentials.on(longSecret));
    String token = signed(claims(), JWSAlgorithm.parse(algorithm), JOSEObjectType.JWT, longSecret);
    assertThat(ours.player(signed(claims(), JWSAlgorithm.HS256, null, longSecret))).isPresent();
    assertThat(ours.player(token)).isEmpty();
  }

  @Test
  void areNotGoodUnsigned() {
    assertThat(tokens.player(new PlainJWT(claims().build()).serialize())).isEmpty();
    String header = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}");
    String payload = signed(claims()).split("\\.")[1];
    assertThat(tokens.player(header + "." + payload + ".")).isEmpty();
  }

  @Test
  void areNotGoodWithAnotherSignature() {
    String[] parts = signed(claims()).split("\\.");
    String[] others = signed(claims().subject("p2")).split("\\.");
    assertThat(tokens.player(parts[0] + "." + others[1] + "." + parts[2])).isEmpty();
    String unknown = "somebody-elses-secret-0123456789abcdef";
    assertThat(tokens.player(signed(claims(), JWSAlgorithm.HS256, null, unknown))).isEmpty();
  }

  @Test
  void areNotGoodWithoutWhatMustBeThere() {
    assertThat(tokens.player(signed(claims().expirationTime(null)))).isEmpty();
    assertThat(tokens.player(signed(claims().subject(null)))).isEmpty();
    assertThat(tokens.player(signed(claims().issuer(null)))).isEmpty();
    assertThat(tokens.player(signed(claims().issuer("elsewhere")))).isEmpty();
    assertThat(tokens.player(signed(claims().subject("no player id")))).isEmpty();
    assertThat(tokens.player(signed(claims().notBeforeTime(Date.from(NOW.plusSeconds(90))))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "a.b.c.d.e", "\u00ff", "{}"})
  void areNotJustAnyText(String text) {
    assertThat(tokens.player(text)).isEmpty();
    assertThat(tokens.player(text.repeat(1000))).isEmpty();
  }

  @Test
  void ofPartiesLetTheirLeaderQueueTheirPlayerAndNothingElse() {
    String party = tokens.party(PLAYER, LEADER).token();
    assertThat(member(tokens, party, LEADER)).contains(PLAYER);
    assertThat(member(tokens, party, new PlayerId("stranger"))).isEmpty();
    assertThat(tokens.player(party)).isEmpty();
    assertThat(member(tokens, tokens.access(PLAYER).token(), LEADER)).isEmpty();
    Instant later = NOW.plus(AccessTokens.PARTY_LIFETIME).plusSeconds(31);
    assertThat(member(at(later, Credentials.ON), party, LEADER)).isEmpty();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
