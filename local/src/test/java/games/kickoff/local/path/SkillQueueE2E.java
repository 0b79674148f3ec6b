package games.kickoff.local.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.time.GoDuration;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.GameSessionSpec;
import games.kickoff.testing.WaitBound;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Parties of one, two and three in a queue with rules of skill and latency. */
class SkillQueueE2E {

  private static final Duration PATIENCE = WaitBound.BOUND;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient http = HttpClient.newHttpClient();
  private static Kickoff kickoff;

  @BeforeAll
  static void start() throws IOException {
    kickoff = Kickoff.start(ApiChoice.AUTO, "skill.yaml");
  }

  @AfterAll
  static void stop() throws IOException {
    kickoff.close();
  }

  @Test
  void partiesOfOneTwoAndThreePlayByTheRulesAndEachMatchSaysWhy() throws Exception {
    List<String> tickets = new ArrayList<>();
    for (int level = 1; level <= 4; level++) { // levels of skill, ten apart
      tickets.add(join(level, "three", 3, 10 * level));
    }
    String far = join(9, "here", 3, 90);
    for (String ticket : tickets) {
      await().atMost(PATIENCE).until(() -> blockedBy(ticket).equals("window"));
    }
    for (int level = 1; level <= 4; level++) {
      tickets.add(join(level, "two", 2, 10 * level + 1));
      tickets.add(join(level, "one", 1, 10 * level + 0.5));
    }
    tickets.add(far);
    tickets.add(join(9, "there", 3, 96)); // too far apart until one has waited for 4 s

    Set<String> matches = new HashSet<>();
    for (String ticket : tickets) {
      await().atMost(PATIENCE).until(() -> get(ticket).path("state").asText().equals("assigned"));
      matches.add(get(ticket).at("/match/id").asText());
    }

    assertThat(matches).hasSize(5);
    for (String match : matches) {
      GameSession session = kickoff.session(new MatchId(match)).orElseThrow();
      assertKeepsTheRules(session.getSpec());
      assertRecorded(match, session.getSpec());
    }
    assertThat(waitedOf(far)).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void aPartyLargerThanTheQueueTakesIsRefused() throws Exception {
    HttpResponse<String> answer = post(List.of("a", "b", "c", "d"), Map.of());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).path("error").asText()).isEqualTo("party_too_large");
  }

  @Test
  void aTicketAloneIsAnsweredTooFewPlayers() throws Exception {
    HttpResponse<String> answer = post(List.of("alone"), Map.of("rating", 500.0));
    String ticket = JSON.readTree(answer.body()).path("id").asText();
    await()
        .atMost(PATIENCE)
        .until(() -> Set.of("too_few_players", "window").contains(blockedBy(ticket)));
  }

  private static void assertKeepsTheRules(GameSessionSpec spec) {
    assertThat(spec.teams).hasSize(2).allMatch(team -> team.size() == 3);
    for (GameSessionSpec.SessionTicket ticket : spec.tickets) {
      assertThat(spec.teams).as("a party is whole").anyMatch(t -> t.containsAll(ticket.players));
    }
    double[] ratings =
        spec.tickets.stream().mapToDouble(ticket -> ticket.attributes.get("rating")).toArray();
    double spread =
        IntStream.range(0, ratings.length).mapToDouble(i -> ratings[i]).max().orElseThrow()
            - IntStream.range(0, ratings.length).mapToDouble(i -> ratings[i]).min().orElseThrow();
    GameSessionSpec.SessionWhy why = spec.why;
    double waited = GoDuration.parse(why.oldestWait).toMillis() / 1_000.0;
    assertThat(why.rule).isEqualTo("full");
    assertThat(why.spread).isCloseTo(spread, within(1e-9)).isLessThanOrEqualTo(why.window);
    assertThat(why.window).isCloseTo(Math.min(8, 2 + waited), within(0.01));
    assertThat(why.chance).isStrictlyBetween(0.0, 1.0);
    assertThat(why.quality).isGreaterThan(0).isLessThanOrEqualTo(1);
    assertThat(why.waits).hasSameSizeAs(spec.tickets).contains(why.oldestWait);
    assertThat(why.region).isIn("eu", "us");
    assertThat(spec.region).isEqualTo(why.region);
    assertThat(spec.tickets)
        .allMatch(ticket -> ticket.attributes.get("latency." + why.region) <= 60);
  }

  private static void assertRecorded(String match, GameSessionSpec spec)
      throws SQLException, IOException {
    var postgres = kickoff.stack.postgres();
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        PreparedStatement select =
            connection.prepareStatement("SELECT why, region FROM kickoff.matches WHERE id = ?")) {
      select.setString(1, match);
      try (ResultSet row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        JsonNode why = JSON.readTree(row.getString(1));
        assertThat(why.path("spread").asDouble()).isEqualTo(spec.why.spread);
        assertThat(why.path("window").asDouble()).isEqualTo(spec.why.window);
        assertThat(why.path("chance").asDouble()).isEqualTo(spec.why.chance);
        assertThat(why.path("quality").asDouble()).isEqualTo(spec.why.quality);
        assertThat(why.path("waitsMillis")).hasSize(spec.tickets.size());
        assertThat(row.getString(2)).isEqualTo(spec.region);
      }
    }
  }

  private static Duration waitedOf(String ticket) throws Exception {
    MatchId match = new MatchId(get(ticket).at("/match/id").asText());
    return GoDuration.parse(kickoff.session(match).orElseThrow().getSpec().why.oldestWait);
  }

  /**
   * Joins with a party. Parties of levels 1 and 2 are near region eu, those of higher levels near
   * us.
   */
  private static String join(int level, String name, int size, double rating) throws Exception {
    boolean eu = level <= 2;
    HttpResponse<String> answer =
        post(
            IntStream.range(0, size).mapToObj(n -> name + level + "." + n).toList(),
            Map.of(
                "rating",
                rating,
                "uncertainty",
                1.5,
                "latency",
                Map.of("eu", eu ? 20 : 150, "us", eu ? 150 : 20)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body()).path("id").asText();
  }

  private static HttpResponse<String> post(List<String> players, Map<String, ?> attributes)
      throws IOException, InterruptedException {
    String body = JSON.writeValueAsString(Map.of("players", players, "attributes", attributes));
    return http.send(
        HttpRequest.newBuilder(at("/v1/queues/default/default/tickets"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String blockedBy(String ticket) throws Exception {
    return get(ticket).path("blocked_by").asText();
  }

  private static JsonNode get(String ticket) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(at("/v1/tickets/" + ticket)).build();
    return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private static URI at(String path) {
    return kickoff.stack.gateway().resolve(path);
  }
}
