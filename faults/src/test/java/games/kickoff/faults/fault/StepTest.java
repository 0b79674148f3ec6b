package games.kickoff.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.redis.connection.Script;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE_SESSION | '' | POST /apis/kickoff.games/v1alpha1/namespaces/a/gamesessions HTTP/1.1
          CREATE_POD     | '' | POST /api/v1/namespaces/a/pods HTTP/1.1
          RECORD         | '' | INSERT INTO matches (id, queue
          COMMIT_RECORD  | INSERT INTO match_players (match | COMMIT
          STATUS_READY   | '' | PATCH /apis/k/v1/namespaces/a/gamesessions/m/status HTTP/1.1 {"phase":"Ready"}
          END_RECORD     | '' | UPDATE matches SET ended = ?
          COMMIT_END     | UPDATE match_players SET live = false | COMMIT
          STATUS_ENDED   | '' | PATCH /apis/k/v1/namespaces/a/gamesessions/m/status HTTP/1.1 {"phase":"Ended"}
          DELETE_POD     | '' | DELETE /api/v1/namespaces/a/pods/p HTTP/1.1
          """)
  void isToldFromItsRequestAlone(Step step, String earlier, String request) {
    assertThat(Arrays.stream(Step.values()).filter(s -> s.request().test(earlier, request)))
        .containsExactly(step);
  }

  @Test
  void aDryRunIsNoStep() {
    String request = "POST /api/v1/namespaces/a/pods?dryRun=All HTTP/1.1";
    assertThat(Step.values()).noneMatch(step -> step.request().test("", request));
  }

  @ParameterizedTest
  @CsvSource({"JOIN,JOIN", "CLAIM,CLAIM", "ASSIGN,ASSIGN", "FREE_PLAYERS,END"})
  void isToldFromTheNameOfItsScript(Step step, Script script) {
    assertThat(
            Arrays.stream(Step.values())
                .filter(s -> s.request().test("", "*4\r\nEVALSHA\r\n" + script.sha1())))
        .containsExactly(step);
  }
}
