package games.kickoff.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checks what is logged with the packaged logback.xml. */
class LogFormatTest {

  private static String line(String format) throws Exception {
    LoggerContext context = new LoggerContext();
    context.putProperty("KICKOFF_LOG_FORMAT", format);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
    Logger logger = context.getLogger("games.kickoff.gateway.Some");
    LoggingEvent event =
        new LoggingEvent("", logger, Level.WARN, "no {}", null, new Object[] {"room"});
    event.setInstant(Instant.parse("2026-11-21T09:08:07.600Z"));
    event.setMDCPropertyMap(Map.of("request", "r1", "ticket", "t1", "queue", "a/b"));
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    var appender = (ConsoleAppender<?>) root.iteratorForAppenders().next();
    @SuppressWarnings("unchecked")
    var encoder =
        (ch.qos.logback.core.encoder.Encoder<ch.qos.logback.classic.spi.ILoggingEvent>)
            appender.getEncoder();
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void carriesRequestTicketAndQueueAsJsonFields() throws Exception {
    JsonNode json = new ObjectMapper().readTree(line("json"));
    assertThat(json.get("formattedMessage").asText()).isEqualTo("no room");
    assertThat(json.get("timestamp").asText()).isEqualTo("2026-11-21T09:08:07.600Z");
    assertThat(json.at("/mdc/request").asText()).isEqualTo("r1");
    assertThat(json.at("/mdc/ticket").asText()).isEqualTo("t1");
    assertThat(json.at("/mdc/queue").asText()).isEqualTo("a/b");
  }

  @Test
  void carriesThemInText() throws Exception {
    assertThat(line("text"))
        .startsWith("2026-11-21T09:08:07.600Z WARN ")
        .contains("no room", "ticket=t1")
        .hasLineCount(1);
  }

  @Test
  void isTextWhenTheFormatIsSetButEmpty() throws Exception {
    assertThat(line("")).contains("WARN", "no room", "ticket=t1").hasLineCount(1);
  }
}
