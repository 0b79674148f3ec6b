package games.kickoff.postgres.result;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.match.Ranks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerResultTest {

  @Test
  void aWinnerADrawOrRanksAreAResult() {
    assertThat(parse("{\"winner\":\"teamB\"}", 2)).contains(Ranks.winner(1, 2));
    assertThat(parse("{\"winner\":\"draw\",\"map\":{}}", 2)).contains(Ranks.draw(2));
    assertThat(parse(" {\"ranks\":[2,0,2]}\n", 3)).contains(new Ranks(List.of(1, 0, 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "teamA",
        "\"teamA\"",
        "[0,1]",
        "{}",
        "null",
        "{\"winner\":\"teamC\"}",
        "{\"winner\":1}",
        "{\"winner\":\"teamA\"",
        "{\"winner\":\"teamA\"} and more",
        "{\"winner\":\"teamA\",\"winner\":\"teamB\"}",
        "{\"winner\":\"teamA\",\"ranks\":[0,1]}",
        "{\"ranks\":[0]}",
        "{\"ranks\":[0,1,2]}",
        "{\"ranks\":[0,-1]}",
        "{\"ranks\":[0,1.5]}",
        "{\"ranks\":[0,99999999999]}",
        "{\"ranks\":\"01\"}",
        "{\"reason\":\"length\",\"lengthSeconds\":3}"
      })
  void anythingElseIsNone(String message) {
    assertThat(parse(message, 2)).isEmpty();
  }

  private static Optional<Ranks> parse(String message, int teams) {
    return ServerResult.parse(message).flatMap(result -> result.ranks(teams));
  }
}
