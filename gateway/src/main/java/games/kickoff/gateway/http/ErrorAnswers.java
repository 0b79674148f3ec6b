package games.kickoff.gateway.http;

import games.kickoff.core.id.Ulid;
import games.kickoff.gateway.admission.Overloaded;
import games.kickoff.store.Rebuilding;
import games.kickoff.store.StoreUnavailable;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each exception a route ends with becomes for its client. */
final class ErrorAnswers {

  private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);
  private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

  private ErrorAnswers() {}

  static void addTo(JavalinConfig config) {
    config.http.prefer405over404 = true;
    config.routes.exception(Refusal.class, ErrorAnswers::refuse);
    config.routes.exception(
        StoreUnavailable.class,
        (e, request) -> {
          log.debug("store unavailable", e); // its outage is logged by the store's own watch
          refuse(
              Refusal.unavailable(
                  "store_unavailable", "The store does not answer; try again in a second."),
              request);
        });
    config.routes.exception(
        Rebuilding.class,
        (e, request) ->
            refuse(
                Refusal.unavailable(
                    "rebuilding", "Live matches are being put back; try again in a second."),
                request));
    config.routes.exception(
        Overloaded.class,
        (e, request) ->
            refuse(
                Refusal.unavailable(
                    "overloaded", "Too many players at once; try again in a second."),
                request));
    config.routes.exception(HttpResponseException.class, ErrorAnswers::httpError);
    config.routes.exception(HttpException.RuntimeException.class, ErrorAnswers::parserError);
    config.routes.exception(Exception.class, ErrorAnswers::unexpected);
    config.router.javaLangErrorHandler((response, error) -> broken(error, response));
  }

  private static void refuse(Refusal refusal, Context request) {
    refusal.retryAfter().ifPresent(seconds -> request.header("Retry-After", seconds));
    request.status(refusal.status()).json(refusal.body());
  }

  private static void httpError(HttpResponseException e, Context request) {
    if (e instanceof MethodNotAllowedResponse) {
      e.getDetails().values().stream().findFirst().ifPresent(m -> request.header("Allow", m));
    }
    request.status(e.getStatus()).json(ErrorBody.ofStatus(e.getStatus()));
  }

  /** What Jetty finds wrong with a body while a route reads it. */
  private static void parserError(HttpException e, Context request) {
    request.status(e.getCode()).json(ErrorBody.ofStatus(e.getCode()));
  }

  /** An Error, such as a stack overflow: not for Javalin's exception handlers. */
  private static void broken(Error error, HttpServletResponse response) {
    log.error("request failed", error);
    response.setStatus(500);
    response.setContentType("application/json");
    try {
      response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(ErrorBody.ofStatus(500)));
    } catch (IOException e) {
      log.debug("nobody reads the answer", e);
    }
  }

  private static void unexpected(Exception e, Context request) {
    String id = Ulid.create(Instant.now(), RANDOM);
    log.error("request {} failed: {} {}", id, request.method(), request.path(), e);
    request
        .status(500)
        .json(new ErrorBody("internal", "Something broke here; report it as request " + id + "."));
  }
}
