package games.kickoff.loadtest.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.loadtest.gateway.MatchAnswer;
import games.kickoff.loadtest.gateway.MatchAnswer.Status;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''| me you | host | 80    | was given a match without a session_id
          s | you    | host | 80    | was given session s without being among its players: you
          s | me me  | host | 80    | was given session s with a player twice: me, me
          s | me     | ''   | 80    | was given session s without a connect_host
          s | me     | host | 0     | was given session s with the connect_port 0
          s | me     | host | 65536 | was given session s with the connect_port 65536
          """)
  void aMatchThatIsNotWholeBreaksTheBot(
      String session, String players, String host, int port, String why) {
    MatchAnswer answer =
        new MatchAnswer(Status.MATCHED, session, Arrays.asList(players.split(" ")), host, port);

    assertThatThrownBy(() -> Assignment.of("me", answer))
        .isInstanceOf(Broken.class)
        .hasMessage(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PENDING | pending-me | me     | ''   | 0  | was put back to pending after session s
          MATCHED | t          | me you | host | 80 | was given session t after s
          ENDED   | t          | me you | host | 80 | was given session t after s
          MATCHED | s          | me     | host | 80 | was given other players in session s than before: me
          MATCHED | s          | me you | host | 81 | was sent from host:80 to host:81 in session s
          """)
  void aLaterAnswerThatDisagreesBreaksTheBot(
      Status status, String session, String players, String host, int port, String why)
      throws Broken {
    Assignment match =
        Assignment.of("me", answer(Status.MATCHED, "s", List.of("me", "you"), "host", 80));
    MatchAnswer later = answer(status, session, Arrays.asList(players.split(" ")), host, port);

    assertThatThrownBy(() -> match.mustAgreeWith(later)).isInstanceOf(Broken.class).hasMessage(why);
  }

  @Test
  void anEndedMatchNeedNotSayWhereItWasPlayed() throws Broken {
    Assignment match = Assignment.of("me", answer(Status.MATCHED, "s", List.of("me"), "host", 80));

    match.mustAgreeWith(answer(Status.ENDED, "s", List.of(), "", 0));
    assertThat(match.session()).isEqualTo("s");
  }

  private static MatchAnswer answer(
      Status status, String session, List<String> players, String host, int port) {
    return new MatchAnswer(status, session, players, host, port);
  }
}
