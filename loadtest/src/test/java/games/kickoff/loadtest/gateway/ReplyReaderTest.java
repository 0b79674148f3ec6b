package games.kickoff.loadtest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.loadtest.gateway.MatchAnswer.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyReaderTest {

  @Test
  void readsAMatch() {
    String body =
        """
        {"session_id":"s1","status":"matched","players":["a","b"],
         "connect_host":"127.0.0.1","connect_port":8080}\
        """;

    assertThat(ReplyReader.JOIN.read(200, Optional.empty(), body))
        .isEqualTo(
            new Reply.Answered(
                new MatchAnswer(Status.MATCHED, "s1", List.of("a", "b"), "127.0.0.1", 8080)));
  }

  @Test
  void readsAStatusWithoutAMatch() {
    assertThat(ReplyReader.STATUS.read(200, Optional.empty(), "{\"status\":\"unknown\"}"))
        .isEqualTo(new Reply.Answered(new MatchAnswer(Status.UNKNOWN, "", List.of(), "", 0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7                             | 7
          0                             | 0
          Wed, 21 Oct 2026 07:28:00 GMT |
          -1                            |
          """)
  void busyAnswersSayWhenToComeBack(String header, Long seconds) {
    Reply reply =
        ReplyReader.JOIN.read(
            503, Optional.of(header), "{\"error\":\"rebuilding\",\"message\":\"ask again\"}");

    assertThat(reply)
        .isEqualTo(
            new Reply.Later(
                Optional.ofNullable(seconds).map(Duration::ofSeconds),
                "POST /match/join answered 503 rebuilding: ask again"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | {"error":"bad_id","message":"use letters"} | answered 400 bad_id: use letters
          500 | <html>oops</html>                          | answered 500
          302 | {}                                         | answered 302
          200 | no json                                    | answered 200 with what is no JSON object
          200 | [1]                                        | answered 200 with what is no JSON object
          200 | {"status":"ended"}                         | answered with the unknown status "ended"
          200 | {}                                         | answered with the unknown status ""
          """)
  void whatTheApiDoesNotSayIsRefused(int code, String body, String why) {
    assertThat(ReplyReader.JOIN.read(code, Optional.empty(), body))
        .isEqualTo(new Reply.Refused("POST /match/join " + why));
  }
}
