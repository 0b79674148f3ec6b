package games.kickoff.gateway.serving.auth;

import static games.kickoff.gateway.serving.auth.Credentials.KEY;
import static games.kickoff.gateway.serving.auth.Credentials.OLD_KEY;
import static games.kickoff.gateway.serving.auth.Credentials.OLD_SECRET;
import static games.kickoff.gateway.serving.auth.Credentials.SECRET;
import static games.kickoff.gateway.serving.auth.Credentials.token;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import games.kickoff.gateway.serving.limit.LimitSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Checks that no secret is logged, with all of Kickoff's loggers at TRACE and a store that fails in
 * the middle of a call.
 */
class SecretsStaySecretTest {

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("games.kickoff");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final FakeRealm realm = new FakeRealm();
  private final TestGateway gateway =
      TestGateway.on(realm.stores(), Credentials.ON, LimitSettings.NONE);

  @BeforeEach
  void listen() {
    ours.setLevel(Level.TRACE);
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stop() {
    gateway.close();
    root.detachAppender(log);
    ours.setLevel(null);
  }

  private String logged() {
    StringBuilder text = new StringBuilder();
    for (ILoggingEvent event : List.copyOf(log.list)) {
      text.append(event.getFormattedMessage()).append(event.getMDCPropertyMap());
      if (event.getThrowableProxy() != null) {
        text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
      text.append('\n');
    }
    return text.toString();
  }

  @Test
  void inLogsMetricsAndErrors() {
    String token = token("p1");
    String forged = token.substring(0, token.length() - 4) + "AAAA";
    String idempotency = "an-idempotency-key-0123456789";
    List<Answer> answers = new ArrayList<>();
    answers.add(gateway.bearer(token).get("/match/status?player_id=p1"));
    answers.add(gateway.bearer(token).get("/match/status?player_id=p2"));
    answers.add(gateway.bearer(forged).get("/v1/queues"));
    answers.add(gateway.key(KEY).get("/sessions/active"));
    answers.add(gateway.key(KEY + "x").get("/sessions/active"));
    answers.add(gateway.bearer(KEY).get("/v1/queues"));
    Answer login =
        gateway.key(KEY).post("/players/token", "{\"player_id\":\"p1\",\"refresh\":true}");
    String refresh = login.text("refresh_token");
    String body = "{\"refresh_token\":\"%s\"}".formatted(refresh);
    gateway.post("/players/token/refresh", body); // its answer has the next token
    answers.add(gateway.post("/players/token/refresh", body)); // ends the login, which is logged
    answers.add(gateway.post("/players/token/revoke", body));
    realm.beforeEachCall(() -> {
      throw new IllegalStateException("broken in the middle");
    });
    answers.add(gateway.bearer(token).get("/match/status?player_id=p1"));
    answers.add(gateway.key(OLD_KEY).get("/sessions/active"));
    gateway
        .with("X-Idempotency-Key", idempotency)
        .post("/players/register", "{\"username\":\"somebody\"}");

    assertThat(logged()).contains("broken in the middle"); // the log is captured at all
    StringBuilder shown = new StringBuilder(logged());
    answers.forEach(answer -> {
      shown.append(answer.response().body()).append(answer.response().headers().map());
    });
    shown.append(gateway.management("/metrics").body());
    for (String secret :
        List.of(
            SECRET,
            OLD_SECRET,
            KEY,
            OLD_KEY,
            token,
            forged,
            idempotency,
            refresh.split("\\.")[1])) {
      assertThat(shown.toString()).doesNotContain(secret);
    }
    assertThat(shown.toString()).doesNotContain(token.split("\\.")[2]);
  }
}
