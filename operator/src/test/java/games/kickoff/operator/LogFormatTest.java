package games.kickoff.operator;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The format of the log lines that the operator's logback.xml gives. */
class LogFormatTest {

  private static String line(String format) throws Exception {
    LoggerContext context = new LoggerContext();
    context.putProperty("KICKOFF_LOG_FORMAT", format);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
    Logger logger = context.getLogger("games.kickoff.operator.Some");
    LoggingEvent event =
        new LoggingEvent("", logger, Level.WARN, "no {}", null, new Object[] {"room"});
    event.setInstant(Instant.parse("2026-11-21T09:08:07.654Z"));
    event.setMDCPropertyMap(Map.of("session", "s1", "queue", "a/b"));
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    var appender = (ConsoleAppender<?>) root.iteratorForAppenders().next();
    @SuppressWarnings("unchecked")
    var encoder = (Encoder<ILoggingEvent>) appender.getEncoder();
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void isTextInUtcUnlessTold() throws Exception {
    for (String format : new String[] {"text", ""}) {
      assertThat(line(format)).isEqualTo("2026-11-21T09:08:07.654Z WARN  Some no room\n");
    }
  }

  @Test
  void carriesSessionAndQueueAsJsonFields() throws Exception {
    assertThat(line("json"))
        .contains("\"timestamp\":\"2026-11-21T09:08:07.654Z\"")
        .contains("\"formattedMessage\":\"no room\"", "\"mdc\": {")
        .contains("\"session\":\"s1\"", "\"queue\":\"a\\/b\"") // JSON allows an escaped slash
        .hasLineCount(1);
  }
}
