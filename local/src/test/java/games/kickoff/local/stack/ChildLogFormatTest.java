package games.kickoff.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import games.kickoff.local.process.ChildJvm;
import games.kickoff.local.process.ChildProcess;
import games.kickoff.testing.WaitBound;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** How logback-child.xml logs for each value of KICKOFF_LOG_FORMAT. */
class ChildLogFormatTest {

  @TempDir private Path directory;

  /** A child process of a stack that logs one line. */
  static final class Speaker {
    public static void main(String[] args) {
      MDC.put("queue", "a/b");
      LoggerFactory.getLogger("games.kickoff.Some").warn("no {}", "room");
    }
  }

  @Test
  void writesAnObjectALineWithTheFields() throws Exception {
    JsonNode json = new ObjectMapper().readTree(said(Map.of("KICKOFF_LOG_FORMAT", "json")));

    assertThat(json.get("formattedMessage").asText()).isEqualTo("no room");
    assertThat(json.at("/mdc/queue").asText()).isEqualTo("a/b");
  }

  @Test
  void writesTextWhenItIsNotTold() throws Exception {
    assertThat(said(Map.of())).endsWith("WARN  Some no room\n").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text", "xml"})
  void writesTextWhenItIsToldAnythingElse(String format) throws Exception {
    assertThat(said(Map.of("KICKOFF_LOG_FORMAT", format)))
        .endsWith("WARN  Some no room\n")
        .hasLineCount(1);
  }

  private String said(Map<String, String> environment) throws Exception {
    ChildProcess speaker =
        ChildJvm.of(Speaker.class.getName())
            .withFlags("-Dlogback.configurationFile=logback-child.xml", "-XX:-UsePerfData")
            .withEnvironment(environment)
            .start(directory, directory.resolve("log"));
    assertThat(speaker.await(WaitBound.BOUND)).hasValue(0);
    return Files.readString(speaker.log());
  }
}
