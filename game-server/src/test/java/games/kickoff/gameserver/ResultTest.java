package games.kickoff.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.gameserver.Result.Reason;
import org.junit.jupiter.api.Test;

class ResultTest {

  @Test
  void isOneSmallJsonObject() {
    assertThat(new Result(Reason.OPEN_TIMEOUT, 0, 0, 3).json())
        .isEqualTo(
            """
            {"reason":"open_timeout","lengthSeconds":0,"ranSeconds":0,"clients":3}\
            """);
  }
}
