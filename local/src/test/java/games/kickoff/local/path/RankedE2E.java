package games.kickoff.local.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import games.kickoff.core.rating.GaussianParameters;
import games.kickoff.core.rating.Rating;
import games.kickoff.core.rating.RatingSystem;
import games.kickoff.loadtest.gateway.ApiKey;
import games.kickoff.loadtest.ranked.BoardLine;
import games.kickoff.loadtest.ranked.PlayedGame;
import games.kickoff.loadtest.ranked.RankedOptions;
import games.kickoff.loadtest.ranked.RankedReport;
import games.kickoff.loadtest.ranked.RankedRun;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.network.PodAddresses;
import games.kickoff.local.pod.HollowExecution;
import games.kickoff.local.pod.PodRuntime;
import games.kickoff.local.stack.GatewaySecrets;
import games.kickoff.local.stack.Service;
import games.kickoff.local.stack.Stack;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.postgres.ladder.LedgerReplay;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * 500 players go from registration to the leaderboard over HTTP alone, through a gateway that
 * authenticates its callers. Their game servers are simulated.
 */
@ExtendWith(StackLogs.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RankedE2E {

  private static final int PLAYERS = 500;
  private static final int ROUNDS = 2;

  private final GatewaySecrets secrets = GatewaySecrets.random();
  private Kickoff kickoff;
  private RankedReport report;

  @BeforeAll
  void play() throws IOException, InterruptedException {
    kickoff =
        Kickoff.start(
            ApiChoice.AUTO,
            "ladder.yaml",
            options ->
                options
                    .withDefaultQueue("default/ranked")
                    .withSecrets(secrets)
                    .withNode((api, images, files) ->
                        PodRuntime.of(
                            api, new HollowExecution(), PodAddresses.shared("127.0.0.1"))));
    report =
        RankedRun.run(
            new RankedOptions(
                kickoff.stack.gateway(),
                new ApiKey(secrets.apiKey()),
                "eu-west",
                "ranked",
                PLAYERS,
                ROUNDS,
                4,
                Duration.ofMinutes(10),
                7),
            line -> {});
  }

  @AfterAll
  void stop() throws IOException {
    kickoff.close();
  }

  @Test
  void losesNobodyAndNoMatch() {
    assertThat(report.failures()).isEmpty();
    assertThat(report.games()).hasSize(ROUNDS).allMatch(round -> round.size() == PLAYERS / 4);
  }

  @Test
  void hasEveryRatingAsTheLedgerHasIt() {
    LedgerReplay.Summary replay =
        LedgerReplay.run(
            new PostgresSettings(
                kickoff.stack.postgres().jdbcUrl(),
                kickoff.stack.postgres().user(),
                kickoff.stack.postgres().password(),
                Stack.SCHEMA));
    assertThat(replay.examples()).isEmpty();
    assertThat(replay.differences()).isZero();
    assertThat(replay.ratings()).isEqualTo(PLAYERS);
    assertThat(replay.matches()).isEqualTo((long) ROUNDS * PLAYERS / 4);
  }

  /**
   * Computes the ratings from the results alone and compares them with the leaderboard. Within a
   * round nobody plays twice, so the order of its matches doesn't matter.
   */
  @Test
  void hasEveryRatingOnTheBoardAsTheResultsMakeIt() {
    RatingSystem system = RatingSystem.gaussian(GaussianParameters.defaults());
    Map<String, Rating> ratings = new HashMap<>();
    for (List<PlayedGame> round : report.games()) {
      for (PlayedGame game : round) {
        rate(system, game, ratings);
      }
    }
    assertThat(report.board()).hasSize(PLAYERS);
    for (BoardLine line : report.board()) {
      Rating rating = ratings.get(line.player());
      assertThat(line.mu()).isCloseTo(rating.mean(), within(1e-9));
      assertThat(line.sigma()).isCloseTo(rating.deviation(), within(1e-9));
    }
  }

  private static void rate(RatingSystem system, PlayedGame game, Map<String, Rating> ratings) {
    List<List<Rating>> before =
        game.teams().stream()
            .map(
                team -> team.stream().map(p -> ratings.getOrDefault(p, system.newcomer())).toList())
            .toList();
    int[] ranks =
        switch (game.winner()) {
          case "teamA" -> new int[] {0, 1};
          case "teamB" -> new int[] {1, 0};
          default -> new int[] {0, 0};
        };
    List<List<Rating>> after = system.update(before, ranks);
    for (int team = 0; team < 2; team++) {
      for (int i = 0; i < game.teams().get(team).size(); i++) {
        ratings.put(game.teams().get(team).get(i), after.get(team).get(i));
      }
    }
  }

  @Test
  void acceptsAResultAgainAndRefusesAnother() throws IOException, InterruptedException {
    PlayedGame game = report.games().getFirst().getFirst();
    String other = game.winner().equals("draw") ? "teamA" : "draw";
    HttpResponse<String> again = result(game, game.winner());
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).contains("already_accepted");
    HttpResponse<String> different = result(game, other);
    assertThat(different.statusCode()).isEqualTo(409);
    assertThat(different.body()).contains("\"winner\":\"" + game.winner() + "\"");
    hasEveryRatingAsTheLedgerHasIt();
  }

  private HttpResponse<String> result(PlayedGame game, String winner)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(
                  URI.create(
                      "%s/matchmaking/match/%s/result"
                          .formatted(kickoff.stack.gateway(), game.id())))
              .header("Content-Type", "application/json")
              .header("x-api-key", secrets.apiKey())
              .POST(HttpRequest.BodyPublishers.ofString("{\"winner\":\"" + winner + "\"}"))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void leavesItsSecretsInNoLogAndNoArgument() throws IOException {
    String token = report.contenders().getFirst().token();
    for (Service service : kickoff.stack.services()) {
      String log = Files.readString(service.process().log(), StandardCharsets.UTF_8);
      String arguments =
          ProcessHandle.of(service.process().pid())
              .flatMap(process -> process.info().commandLine())
              .orElse("");
      for (String secret : List.of(secrets.tokens(), secrets.apiKey(), token)) {
        assertThat(log).doesNotContain(secret);
        assertThat(arguments).doesNotContain(secret);
      }
    }
  }
}
