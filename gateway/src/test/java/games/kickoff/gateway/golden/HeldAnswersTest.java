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

/** The golden files of HTTP leave out no route and no answer that the description has. */
class HeldAnswersTest {

  private static final Pattern REQUEST = Pattern.compile("(GET|POST|DELETE) (\\S+).*");

  /** Takes a client that falls silent for a second; trouble.txt has it of one route. */
  private static final String TOO_SLOW = "408";

  /** Described, as of all routes that ask who calls, though any player may. */
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
   * Errors that take more than a fake realm: a real Postgres, an odd client, a gateway that stops.
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

  /** Operations with each status that stands below a request for them. */
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
