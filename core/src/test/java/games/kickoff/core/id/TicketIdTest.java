package games.kickoff.core.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "01ARYZ6S41TSV4RRFFQ69G5FAV",
        "01aryz6s41tsv4rrffq69g5fav/x",
        "pending-1"
      })
  void isALowerCaseUlidAndNothingElse(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TicketId(text))
        .withMessageContaining("ticket id");
  }

  @Test
  void sortsByTheTimeItWasMade() {
    TicketId early = TicketId.create(Instant.ofEpochMilli(1), new Random(9));
    TicketId late = TicketId.create(Instant.ofEpochMilli(2), new Random(1));
    assertThat(early).isLessThan(late);
  }
}
