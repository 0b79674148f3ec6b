package games.kickoff.service.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogFieldTest {

  @AfterEach
  void leaveNone() {
    LogField.clear();
  }

  @Test
  void fieldsHaveTheNamesThatAreSearchedFor() {
    assertThat(Arrays.stream(LogField.values()).map(LogField::wire))
        .containsExactly("request", "ticket", "queue", "session");
  }

  @Test
  void aFieldIsOnLinesUntilItIsClosed() {
    try (var inLogs = LogField.QUEUE.during("a/b")) {
      assertThat(MDC.get("queue")).isEqualTo("a/b");
      assertThat(LogField.QUEUE.value()).hasValue("a/b");
    }
    assertThat(LogField.QUEUE.value()).isEmpty();
  }

  @Test
  void aFieldIsOnLinesUntilAllAreCleared() {
    LogField.REQUEST.put("r1");
    assertThat(MDC.get("request")).isEqualTo("r1");
    LogField.clear();
    assertThat(MDC.get("request")).isNull();
  }
}
