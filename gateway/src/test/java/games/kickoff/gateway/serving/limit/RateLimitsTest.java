package games.kickoff.gateway.serving.limit;

import static games.kickoff.gateway.serving.auth.Credentials.KEY;
import static games.kickoff.gateway.serving.auth.Credentials.token;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import games.kickoff.gateway.serving.auth.Credentials;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

  private final FakeRealm realm = new FakeRealm();
  private TestGateway gateway = TestGateway.on(realm);

  @AfterEach
  void stop() {
    gateway.close();
  }

  private void limited(int player, int address, int registrations, int proxies) {
    gateway.close();
    gateway =
        TestGateway.on(
            realm.stores(),
            Credentials.ON,
            new LimitSettings(player, address, registrations, 0, proxies));
  }

  /** More requests than the largest burst that a limit in this test allows. */
  private static List<Answer> thirty(Supplier<Answer> call) {
    return Stream.generate(call).limit(30).toList();
  }

  private static boolean isLimited(List<Answer> answers) {
    return answers.stream().anyMatch(answer -> answer.status() == 429);
  }

  @Test
  void refuseAPlayerWhoCallsTooOftenAndNoOther() {
    limited(1, 0, 0, 0);
    List<Answer> answers = thirty(() -> gateway.bearer(token("p1")).get("/v1/queues"));
    assertThat(answers.subList(0, 5)).allMatch(answer -> answer.status() == 200);
    Answer refused = answers.getLast();
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text("error")).isEqualTo("rate_limited");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 2);
    assertThat(gateway.bearer(token("p2")).get("/v1/queues").status()).isEqualTo(200);
    assertThat(gateway.metric("kickoff_gateway_limited_total", "by", "player")).isPositive();
  }

  @Test
  void refuseAnAddressWhateverPlayersItSends() {
    limited(0, 1, 0, 0);
    int[] n = {0};
    assertThat(isLimited(thirty(() -> gateway.bearer(token("p" + n[0]++)).get("/v1/queues"))))
        .isTrue();
    assertThat(gateway.join("p1").status()).isEqualTo(429); // not 401
  }

  @Test
  void countWrongCredentialsButNotTheBackends() {
    limited(0, 1, 0, 0);
    assertThat(isLimited(thirty(() -> gateway.key(KEY).get("/v1/queues")))).isFalse();
    assertThat(isLimited(thirty(() -> gateway.key(KEY + "x").get("/v1/queues")))).isTrue();
  }

  @Test
  void answerThePlainTextFamilyInPlainText() {
    limited(0, 1, 0, 0);
    List<Answer> answers = thirty(() -> gateway.get("/matchmaking/status?ticketId=x"));
    assertThat(answers.getLast().status()).isEqualTo(429);
    assertThat(answers.getLast().header("Content-Type")).startsWith("text/plain");
  }

  @Test
  void refuseRegistrationsFromOneAddressSooner() {
    limited(0, 0, 3, 0);
    int[] n = {0};
    List<Answer> answers =
        thirty(() -> gateway.post("/players/register", "{\"username\":\"name " + n[0]++ + "\"}"));
    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSizeBetween(3, 4);
    assertThat(gateway.key(KEY).post("/players/register", "{\"username\":\"one more\"}").status())
        .isEqualTo(201);
  }

  private List<Answer> from(String... forwarded) {
    int[] n = {0};
    return thirty(
        () -> gateway.with("X-Forwarded-For", forwarded[n[0]++ % forwarded.length]).get("/health"));
  }

  @Test
  void believeNoForwardedAddressUnlessAProxyIsTrusted() {
    limited(0, 1, 0, 0);
    assertThat(isLimited(addresses(30))).isTrue();
  }

  @Test
  void tellAddressesBehindATrustedProxyApart() {
    limited(0, 1, 0, 1);
    assertThat(isLimited(addresses(30))).isFalse();
    assertThat(isLimited(from("198.51.100.7"))).isTrue();
  }

  @Test
  void believeOnlyWhatTheTrustedProxyItselfSaw() {
    limited(0, 1, 0, 1);
    int[] n = {0};
    assertThat(
            isLimited(
                thirty(() ->
                    gateway
                        .with("X-Forwarded-For", "203.0.113." + n[0]++ + ", 198.51.100.8")
                        .get("/health"))))
        .isTrue();
  }

  @Test
  void takeANetworkOfVersionSixAsOneAndGarbageAsThePeer() {
    limited(0, 1, 0, 1);
    assertThat(isLimited(from("2001:db8::1", "2001:db8::2", "2001:db8::ffff:3"))).isTrue();
    assertThat(isLimited(from("example.com", "999.1.1.1", "::::", ""))).isTrue();
  }

  @Test
  void countOneAddressWhateverPortTheProxyAppends() {
    limited(0, 1, 0, 1);
    assertThat(isLimited(from("203.0.113.7:1024", "203.0.113.7:65535", "203.0.113.7"))).isTrue();
    assertThat(gateway.with("X-Forwarded-For", "203.0.113.8:1024").get("/health").status())
        .isEqualTo(200);
  }

  private List<Answer> addresses(int number) {
    int[] n = {0};
    return Stream.generate(
            () -> gateway.with("X-Forwarded-For", "203.0.113." + n[0]++).get("/health"))
        .limit(number)
        .toList();
  }
}
