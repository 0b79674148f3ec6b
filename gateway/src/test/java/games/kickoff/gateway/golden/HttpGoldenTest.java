package games.kickoff.gateway.golden;

import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.serving.auth.AuthSettings;
import games.kickoff.gateway.serving.auth.Credentials;
import games.kickoff.gateway.serving.limit.LimitSettings;
import games.kickoff.testing.golden.Golden;
import games.kickoff.testing.golden.Placeholders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Compares the answers to every kind of request with golden files, to the byte, so that clients can
 * rely on them.
 */
class HttpGoldenTest {

  static final Golden GOLDEN = Golden.of("http");

  private static final String REFUSALS = "refusals.txt";

  /** The exchanges of each story are compared with the golden file of that name. */
  private static final Map<String, BiConsumer<FakeRealm, Exchanges>> STORIES =
      new TreeMap<>(
          Map.of(
              "tickets.txt", TicketsStory::tell,
              "matchmaking.txt", MatchmakingStory::tell,
              "simple.txt", SimpleStory::tell,
              "regions.txt", RegionsStory::tell,
              "results.txt", ResultsStory::tell,
              "players.txt", PlayersStory::tell,
              "trouble.txt", TroubleStory::tell));

  private static final List<String> TOLD = List.copyOf(STORIES.keySet());

  /** All golden files of HTTP. */
  static final List<String> FILES = Stream.concat(TOLD.stream(), Stream.of(REFUSALS)).toList();

  @ParameterizedTest(name = "{0}")
  @FieldSource("TOLD")
  void everyExchangeIsAsAgreed(String file) {
    FakeRealm realm = new FakeRealm();
    AuthSettings auth = file.equals("players.txt") ? Credentials.ON : AuthSettings.off();
    try (TestGateway gateway =
        file.equals("trouble.txt")
            ? TestGateway.impatient(realm)
            : TestGateway.on(realm.stores(), auth, LimitSettings.NONE)) {
      Placeholders placeholders = placeholders();
      Exchanges calls = new Exchanges(gateway);
      STORIES.get(file).accept(realm, calls);
      GOLDEN.holds(file, placeholders.in(calls.text()));
    }
  }

  @Test
  void everyRefusalIsAsAgreed() {
    Placeholders placeholders = placeholders();
    GOLDEN.holds(REFUSALS, Refusals.text(placeholders::in));
  }

  /** To be called before the story runs: only times from now on are replaced. */
  private static Placeholders placeholders() {
    Instant now = Instant.now();
    return new Placeholders()
        .name(description(), "<openapi/kickoff.yaml>")
        .any("eyJ[\\w-]+\\.eyJ[\\w-]+\\.[\\w-]+", HttpGoldenTest::readable)
        .any("\"(iat|exp|auth_time)\":\\d{10}", "\"$1\":<s>")
        .any("(01[0-9a-z]{24})\\.[\\w-]{43}", "$1.<secret>")
        .any("\"jti\":\"[0-9a-f-]{36}\"", "\"jti\":\"<uuid>\"")
        .any("MDF[\\w-]{32}", "<cursor>") // Base64 of match ids, which begin with 01
        .any("retry-after: 2", "retry-after: 1") // depends on timing
        .numbered("(?<![0-9a-z])01[k-z][0-9a-hjkmnp-tv-z]{23}(?![0-9a-z])", "id")
        .times(now.minusSeconds(1), now.plus(Duration.ofMinutes(10)));
  }

  /** A token's header and claims in readable form, without its signature. */
  private static String readable(String token) {
    String[] parts = token.split("\\.");
    return "<token " + decoded(parts[0]) + decoded(parts[1]) + ">";
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  private static String description() {
    try (InputStream in = HttpGoldenTest.class.getResourceAsStream("/openapi/kickoff.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void noFileIsLeftOver() {
    GOLDEN.hasNoFileBut(FILES.toArray(String[]::new));
  }
}
