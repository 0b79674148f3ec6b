package games.kickoff.gateway.golden;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.gateway.golden.Operations.Operation;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that the golden files of HTTP contain every route and every answer of the OpenAPI
 * description.
 */
class HeldAnswersTest {

  private static final Pattern REQUEST = Pattern.compile("(GET|POST|DELETE) (\\S+).*");

  /** 408 needs a client that is silent for a second, so only trouble.txt has it, for one route. */
  private static final String TOO_SLOW = "408";

  /**
   * The description has 403 for every route that needs an authenticated caller; any player may call
   * these, so they never answer it.
   */
  private static final Set<String> NEVER_GIVEN =
      Set.of(
          "GET /v1/queues 403",
          "GET /players/player/{player_id} 403",
          "GET /players/player/{player_id}/rank 403",
          "GET /players/leaderboard 403",
          "GET /matchmaking/matches/latest 403",
          "GET /matchmaking/match/{match_id} 403",
          "POST /players/token 403",
          "POST /players/party-token 403");

  /**
   * Errors that can't be caused with a fake realm: they need a real Postgres, an unusual client, or
   * a gateway that stops.
   */
  private static final Set<String> TOLD_ELSEWHERE =
      Set.of("data_refused", "expectation_failed", "not_implemented", "unavailable");

  @Test
  void everyDescribedAnswerOfEveryRouteIsHeld() {
    Set<String> described =
        Operations.ALL.stream()
            .flatMap(HeldAnswersTest::described)
            .collect(Collectors.toCollection(TreeSet::new));
    described.removeAll(NEVER_GIVEN);
    assertThat(held()).containsAll(described).doesNotContainAnyElementsOf(NEVER_GIVEN);
  }

  @Test
  void everyDescribedErrorIsHeld() {
    Set<String> missing = Operations.errors();
    missing.removeAll(TOLD_ELSEWHERE);
    missing.removeIf(
        code -> files().anyMatch(text -> text.contains("{\"error\":\"" + code + "\"")));
    assertThat(missing).isEmpty();
  }

  private static Stream<String> described(Operation operation) {
    return operation.statuses().stream()
        .filter(status -> !status.equals(TOO_SLOW))
        .map(status -> operation.name() + " " + status);
  }

  /**
   * The operations and statuses in the golden files: each status below the operation's requests.
   */
  private static Set<String> held() {
    Set<String> held = new TreeSet<>();
    files()
        .forEach(text -> {
          Set<String> asked = new TreeSet<>();
          text.lines()
              .forEach(line -> {
                Matcher request = REQUEST.matcher(line);
                if (request.matches()) {
                  Operations.of(request.group(1), request.group(2))
                      .map(Operation::name)
                      .ifPresent(asked::add);
                } else if (line.startsWith("=> ")) {
                  asked.forEach(operation -> held.add(operation + " " + line.substring(3)));
                  asked.clear();
                }
              });
        });
    return held;
  }

  private static Stream<String> files() {
    return HttpGoldenTest.FILES.stream().map(HttpGoldenTest.GOLDEN::committed);
  }
}
