package games.kickoff.gateway.serving.auth.issuer;

import static games.kickoff.gateway.serving.auth.issuer.FakeIssuer.EC;
import static games.kickoff.gateway.serving.auth.issuer.FakeIssuer.RSA;
import static games.kickoff.gateway.serving.auth.issuer.FakeIssuer.claims;
import static games.kickoff.gateway.serving.auth.issuer.FakeIssuer.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import games.kickoff.core.id.PlayerId;
import games.kickoff.gateway.serving.http.Refusal;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerTokensTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final PlayerId PLAYER = new PlayerId("p1");

  /** Keys are never old, and a fetch is never too early. */
  private static final KeyRefresh EAGER =
      new KeyRefresh(Duration.ofHours(1), Duration.ofMillis(1), Duration.ofSeconds(5));

  @TempDir Path directory;

  private final CollectorRegistry metrics = new CollectorRegistry();
  private final FakeIssuer issuer = new FakeIssuer(RSA, EC);
  private final Issuers issuers = issuers(issuer.issuer(""), EAGER);

  @AfterEach
  void close() {
    issuer.close();
  }

  private Issuers issuers(Issuer one, KeyRefresh refresh) {
    metrics.clear();
    return new Issuers(List.of(one), Clock.fixed(NOW, ZoneOffset.UTC), metrics, refresh);
  }

  private static Optional<PlayerId> player(Issuers issuers, String token) {
    return issuers.named(token).flatMap(named -> named.player(token));
  }

  private Optional<PlayerId> player(String token) {
    return player(issuers, token);
  }

  private double fetches(String result) {
    Double value =
        metrics.getSampleValue(
            "kickoff_gateway_issuer_key_fetches_total",
            new String[] {"issuer", "result"},
            new String[] {FakeIssuer.NAME, result});
    return value == null ? 0 : value;
  }

  @Test
  void areTheirPlayersByEitherAlgorithm() {
    assertThat(player(signed(claims(NOW), RSA))).contains(PLAYER);
    assertThat(player(signed(claims(NOW), EC))).contains(PLAYER);
    assertThat(player(signed(claims(NOW), EC, JWSAlgorithm.ES256, null))).contains(PLAYER);
    assertThat(issuer.fetches).hasValue(1);
    assertThat(fetches("ok")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS384", "RS512", "PS256"})
  void areOfTwoAlgorithmsAlone(String algorithm) {
    String token = signed(claims(NOW), RSA, JWSAlgorithm.parse(algorithm), JOSEObjectType.JWT);
    assertThat(player(token)).isEmpty();
  }

  /** The classic confusion: the published key, which everybody knows, as the secret of HS256. */
  @Test
  void areNotSignedWithThePublishedKeyAsASecret() throws JOSEException {
    byte[] published = RSA.toRSAKey().toRSAPublicKey().getEncoded();
    for (byte[] secret :
        List.of(published, RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build(), claims(NOW).build());
      token.sign(new MACSigner(secret));
      assertThat(player(token.serialize())).isEmpty();
    }
  }

  @Test
  void areNotGoodUnsignedOrByAnotherKey() {
    assertThat(player(new PlainJWT(claims(NOW).build()).serialize())).isEmpty();
    String[] parts = signed(claims(NOW), EC).split("\\.");
    String[] others = signed(claims(NOW).subject("p2"), EC).split("\\.");
    assertThat(player(parts[0] + "." + others[1] + "." + parts[2])).isEmpty();
    JWK forger = FakeIssuer.ec("ec"); // names the published key's id
    assertThat(player(signed(claims(NOW), forger))).isEmpty();
    String header =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(player(header + "." + parts[1] + ".")).isEmpty();
  }

  @Test
  void areNotGoodWithoutWhatMustBeThere() {
    assertThat(player(signed(claims(NOW).audience("another-game"), EC))).isEmpty();
    assertThat(player(signed(claims(NOW).audience((String) null), EC))).isEmpty();
    assertThat(player(signed(claims(NOW).expirationTime(null), EC))).isEmpty();
    assertThat(player(signed(claims(NOW).subject(null), EC))).isEmpty();
    assertThat(player(signed(claims(NOW).subject("auth0|p1"), EC))).isEmpty();
    assertThat(player(signed(claims(NOW).issuer("https://other.example"), EC))).isEmpty();
    assertThat(
            player(signed(claims(NOW), EC, JWSAlgorithm.ES256, new JOSEObjectType("logout+jwt"))))
        .isEmpty();
    Date later = Date.from(NOW.plusSeconds(90));
    assertThat(player(signed(claims(NOW).notBeforeTime(later), EC))).isEmpty();
  }

  @Test
  void areForgivenHalfAMinuteOfClock() {
    assertThat(player(signed(claims(NOW.minusSeconds(625)), EC))).contains(PLAYER);
    assertThat(player(signed(claims(NOW.minusSeconds(635)), EC))).isEmpty();
  }

  @Test
  void nameThePlayerByTheConfiguredClaimAndPrefix() {
    Issuer plain = issuer.issuer("steam:");
    Issuer byClaim = new Issuer(plain.name(), plain.audiences(), plain.keys(), "steamid", "steam:");
    Issuers named = issuers(byClaim, EAGER);
    JWTClaimsSet.Builder number = claims(NOW).claim("steamid", 76561197960287930L);
    assertThat(player(named, signed(number, EC))).contains(new PlayerId("steam:76561197960287930"));
    JWTClaimsSet.Builder text = claims(NOW).claim("steamid", "76561197960287930");
    assertThat(player(named, signed(text, EC))).contains(new PlayerId("steam:76561197960287930"));
    assertThat(player(named, signed(claims(NOW), EC))).isEmpty();
    JWTClaimsSet.Builder list = claims(NOW).claim("steamid", List.of("p1"));
    assertThat(player(named, signed(list, EC))).isEmpty();
  }

  @Test
  void areNotJustAnyText() {
    for (String text : List.of("", ".", "..", "a.b.c", "a.b.c.d.e", "x".repeat(9000))) {
      assertThat(issuers.named(text)).isEmpty();
    }
  }

  @Test
  void byANewKeyAreGoodOnceItIsPublished() {
    JWK next = FakeIssuer.ec("next");
    assertThat(player(signed(claims(NOW), EC))).isPresent();
    issuer.publish(EC, next);
    assertThat(player(signed(claims(NOW), next))).contains(PLAYER);
    assertThat(issuer.fetches).hasValue(2);
  }

  @Test
  void byUnknownKeysFetchTheKeysRarely() {
    KeyRefresh rare =
        new KeyRefresh(Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofSeconds(5));
    Issuers limited = issuers(issuer.issuer(""), rare);
    assertThat(player(limited, signed(claims(NOW), EC))).isPresent();
    for (int i = 0; i < 50; i++) {
      assertThat(player(limited, signed(claims(NOW), FakeIssuer.ec("unknown" + i)))).isEmpty();
    }
    assertThat(player(limited, signed(claims(NOW), EC))).isPresent();
    assertThat(issuer.fetches.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void byAWithdrawnKeyAreNotGoodAnyMore() {
    KeyRefresh often =
        new KeyRefresh(Duration.ofMillis(50), Duration.ofMillis(1), Duration.ofSeconds(5));
    Issuers aging = issuers(issuer.issuer(""), often);
    assertThat(player(aging, signed(claims(NOW), EC))).isPresent();
    issuer.publish(RSA);
    Awaitility.await()
        .untilAsserted(() -> assertThat(player(aging, signed(claims(NOW), EC))).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "no JSON", "too large", "silence", "redirect", "closed"})
  void stayGoodWhileTheKeysCanNotBeFetched(String trouble) {
    KeyRefresh often =
        new KeyRefresh(Duration.ofMillis(20), Duration.ofMillis(1), Duration.ofMillis(200));
    Issuers aging = issuers(issuer.issuer(""), often);
    assertThat(player(aging, signed(claims(NOW), EC))).isPresent();
    cause(trouble);
    Awaitility.await()
        .untilAsserted(() -> {
          assertThat(player(aging, signed(claims(NOW), EC))).contains(PLAYER);
          assertThat(fetches("error")).isGreaterThanOrEqualTo(2);
        });
    assertThat(player(aging, signed(claims(NOW), EC))).contains(PLAYER);
  }

  @Test
  void stayGoodThoughUnknownKeysAreNamedWhileTheKeysCanNotBeFetched() {
    KeyRefresh often =
        new KeyRefresh(Duration.ofMillis(50), Duration.ofMillis(40), Duration.ofMillis(200));
    Issuers aging = issuers(issuer.issuer(""), often);
    assertThat(player(aging, signed(claims(NOW), EC))).isPresent();
    issuer.answerStatus(500);
    String unknown = signed(claims(NOW), FakeIssuer.ec("unknown"));
    Awaitility.await()
        .during(Duration.ofMillis(400))
        .pollInterval(Duration.ofMillis(1))
        .untilAsserted(() -> {
          try {
            assertThat(player(aging, unknown)).isEmpty();
          } catch (Refusal refusal) {
            assertThat(refusal.status()).isEqualTo(503);
          }
          assertThat(player(aging, signed(claims(NOW), EC))).contains(PLAYER);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "no JSON", "too large", "silence", "redirect", "closed"})
  void areToBeSentAgainWhileThereAreNoKeysAtAll(String trouble) {
    cause(trouble);
    KeyRefresh soon =
        new KeyRefresh(Duration.ofHours(1), Duration.ofMillis(1), Duration.ofMillis(200));
    Issuers without = issuers(issuer.issuer(""), soon);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> player(without, signed(claims(NOW), EC)))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(503));
    }
  }

  private void cause(String trouble) {
    switch (trouble) {
      case "status" -> issuer.answerStatus(500);
      case "no JSON" -> issuer.answer("{");
      case "too large" -> issuer.answer("{\"keys\":[]}" + " ".repeat(KeyRetriever.MAX_BYTES));
      case "silence" -> issuer.fallSilent();
      case "redirect" -> issuer.answerStatus(302);
      case "closed" -> issuer.close();
      default -> throw new IllegalArgumentException(trouble);
    }
  }

  @Test
  void areVerifiedWithKeysInAFile() throws IOException {
    Path file = directory.resolve("jwks.json");
    Files.writeString(file, "{\"keys\":[" + EC.toPublicJWK().toJSONString() + "]}");
    Issuers fromFile =
        issuers(
            new Issuer(
                FakeIssuer.NAME,
                Set.of(FakeIssuer.AUDIENCE),
                URI.create("file:" + file),
                "sub",
                ""),
            EAGER);
    assertThat(player(fromFile, signed(claims(NOW), EC))).contains(PLAYER);
    assertThat(player(fromFile, signed(claims(NOW), RSA))).isEmpty();
  }
}
