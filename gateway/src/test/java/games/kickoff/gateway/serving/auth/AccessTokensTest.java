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
import games.kickoff.core.login.Login;
import games.kickoff.core.login.LoginId;
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

  private static Optional<PlayerId> player(AccessTokens tokens, String token) {
    return tokens.read(token).map(AccessToken::player);
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
    assertThat(player(tokens, token)).contains(PLAYER);
    assertThat(player(at(NOW.plus(Duration.ofMinutes(59)), Credentials.ON), token)).isPresent();
    assertThat(player(at(NOW.plus(Duration.ofMinutes(61)), Credentials.ON), token)).isEmpty();
  }

  @Test
  void areForgivenHalfAMinuteOfClock() {
    String token = tokens.access(PLAYER).token();
    Instant expiry = NOW.plus(Duration.ofHours(1));
    assertThat(player(at(expiry.plusSeconds(25), Credentials.ON), token)).isPresent();
    assertThat(player(at(expiry.plusSeconds(35), Credentials.ON), token)).isEmpty();
  }

  @Test
  void areSignedWithTheFirstSecretAndAcceptedWithBoth() {
    String byOld = at(NOW, Credentials.on(Credentials.OLD_SECRET)).access(PLAYER).token();
    assertThat(player(tokens, byOld)).contains(PLAYER);
    String byNew = tokens.access(PLAYER).token();
    assertThat(player(at(NOW, Credentials.on(Credentials.SECRET)), byNew)).contains(PLAYER);
    assertThat(player(at(NOW, Credentials.on(Credentials.OLD_SECRET)), byNew)).isEmpty();
  }

  @Test
  void mayBeAStudiosOwnWithTheSharedSecret() {
    assertThat(player(tokens, signed(claims()))).contains(PLAYER);
    String untyped = signed(claims(), JWSAlgorithm.HS256, null, Credentials.SECRET);
    assertThat(player(tokens, untyped)).contains(PLAYER);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e300, 9.3e18, -9.3e18, 3.2e16, -1})
  void withALoginAtNoTimeAreRefused(double time) {
    assertThat(player(tokens, signed(claims().claim("auth_time", time)))).isEmpty();
  }

  @Test
  void areOfOneRealm() {
    String elsewhere =
        new AccessTokens(Credentials.ON, "another", Clock.fixed(NOW, ZoneOffset.UTC))
            .access(PLAYER)
            .token();
    assertThat(player(tokens, elsewhere)).isEmpty();
    assertThat(player(tokens, signed(claims().audience("another")))).isEmpty();
    assertThat(player(tokens, signed(claims().audience(List.of("another", "test"))))).isPresent();
    // backends that sign tokens themselves may leave the audience out
    assertThat(player(tokens, signed(claims()))).contains(PLAYER);
  }

  @Test
  void ofPartiesAreOfOneRealm() {
    AccessTokens another =
        new AccessTokens(Credentials.ON, "another", Clock.fixed(NOW, ZoneOffset.UTC));
    assertThat(member(tokens, another.party(PLAYER, LEADER).token(), LEADER)).isEmpty();
  }

  @Test
  void areRenewedUntilAMonthAfterTheLogin() {
    String token = tokens.access(PLAYER).token();
    Instant now = NOW;
    for (int renewals = 0; renewals < 24 * 30; renewals++) {
      AccessTokens then = at(now, Credentials.ON);
      AccessToken read = then.read(token).orElseThrow();
      Optional<AccessTokens.Signed> renewed = then.renewed(read);
      assertThat(renewed).as("at %s", now).isPresent();
      token = renewed.get().token();
      now = now.plus(Duration.ofHours(1));
    }
    AccessTokens after = at(now, Credentials.ON);
    AccessToken last = after.read(token).orElseThrow(); // by the clock difference that is tolerated
    assertThat(last.authenticated()).contains(NOW);
    assertThat(after.renewed(last)).isEmpty();
  }

  @Test
  void areRenewedNotBeyondThatMonth() {
    AccessToken token = tokens.read(tokens.access(PLAYER).token()).orElseThrow();
    AccessTokens late = at(NOW.plus(Duration.ofDays(30)).minusSeconds(90), Credentials.ON);
    assertThat(late.renewed(token).orElseThrow().lifetime()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void withoutLoginTimeCountFromWhenTheyWereIssuedOrRenewed() {
    Date old = Date.from(NOW.minus(Duration.ofDays(31)));
    AccessToken issued = tokens.read(signed(claims().issueTime(old))).orElseThrow();
    assertThat(tokens.renewed(issued)).isEmpty();
    AccessToken bare = tokens.read(signed(claims())).orElseThrow();
    String renewed = tokens.renewed(bare).orElseThrow().token();
    assertThat(tokens.read(renewed).orElseThrow().authenticated()).contains(NOW);
    Date ahead = Date.from(NOW.plus(Duration.ofDays(300)));
    AccessToken future =
        tokens.read(signed(claims().claim("auth_time", ahead.getTime() / 1000))).orElseThrow();
    String capped = tokens.renewed(future).orElseThrow().token();
    assertThat(tokens.read(capped).orElseThrow().authenticated()).contains(NOW);
  }

  @Test
  void ofALoginKeepItAndItsTime() {
    LoginId id = new LoginId("01arz3ndektsv4rrffq69g5fav");
    Instant begun = NOW.minus(Duration.ofDays(3));
    String token = tokens.access(new Login(id, PLAYER, begun)).token();
    String renewed = tokens.renewed(tokens.read(token).orElseThrow()).orElseThrow().token();
    AccessToken read = tokens.read(renewed).orElseThrow();
    assertThat(read.login()).contains(id);
    assertThat(read.authenticated()).contains(begun);
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
    assertThat(player(ours, signed(claims(), JWSAlgorithm.HS256, null, longSecret))).isPresent();
    assertThat(player(ours, token)).isEmpty();
  }

  @Test
  void areNotGoodUnsigned() {
    assertThat(player(tokens, new PlainJWT(claims().build()).serialize())).isEmpty();
    String header = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}");
    String payload = signed(claims()).split("\\.")[1];
    assertThat(player(tokens, header + "." + payload + ".")).isEmpty();
  }

  @Test
  void areNotGoodWithAnotherSignature() {
    String[] parts = signed(claims()).split("\\.");
    String[] others = signed(claims().subject("p2")).split("\\.");
    assertThat(player(tokens, parts[0] + "." + others[1] + "." + parts[2])).isEmpty();
    String unknown = "somebody-elses-secret-0123456789abcdef";
    assertThat(player(tokens, signed(claims(), JWSAlgorithm.HS256, null, unknown))).isEmpty();
  }

  @Test
  void areNotGoodWithoutWhatMustBeThere() {
    assertThat(player(tokens, signed(claims().expirationTime(null)))).isEmpty();
    assertThat(player(tokens, signed(claims().subject(null)))).isEmpty();
    assertThat(player(tokens, signed(claims().issuer(null)))).isEmpty();
    assertThat(player(tokens, signed(claims().issuer("elsewhere")))).isEmpty();
    assertThat(player(tokens, signed(claims().subject("no player id")))).isEmpty();
    assertThat(player(tokens, signed(claims().notBeforeTime(Date.from(NOW.plusSeconds(90))))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "a.b.c.d.e", "\u00ff", "{}"})
  void areNotJustAnyText(String text) {
    assertThat(player(tokens, text)).isEmpty();
    assertThat(player(tokens, text.repeat(1000))).isEmpty();
  }

  @Test
  void ofPartiesLetTheirLeaderQueueTheirPlayerAndNothingElse() {
    String party = tokens.party(PLAYER, LEADER).token();
    assertThat(member(tokens, party, LEADER)).contains(PLAYER);
    assertThat(member(tokens, party, new PlayerId("stranger"))).isEmpty();
    assertThat(player(tokens, party)).isEmpty();
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
