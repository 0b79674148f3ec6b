package games.kickoff.gateway.serving.http;

import games.kickoff.core.store.DataRefused;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.store.RedisFull;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.gateway.serving.admission.Overloaded;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns each exception of a route into an error answer: JSON, or the message as plain text. */
final class ErrorAnswers {

  private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

  private final Predicate<String> inText;

  /**
   * @param inText whether the errors of a path are plain text
   */
  ErrorAnswers(Predicate<String> inText) {
    this.inText = inText;
  }

  void addTo(JavalinConfig config) {
    config.http.prefer405over404 = true;
    config.routes.exception(Refusal.class, this::refuse);
    config.routes.exception(
        RedisFull.class,
        (e, request) -> {
          log.debug("redis full", e); // reported by /readyz and in the operator's log
          refuse(
              Refusal.unavailable(
                  "redis_full", "No more players can wait for now; try again in a second."),
              request);
        });
    config.routes.exception(
        StoreUnavailable.class,
        (e, request) -> {
          log.debug("store unavailable", e); // the store's own watch logs the outage
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
    config.routes.exception(DataRefused.class, this::refused);
    config.routes.exception(HttpResponseException.class, this::httpError);
    config.routes.exception(HttpException.RuntimeException.class, this::parserError);
    config.routes.exception(Exception.class, this::unexpected);
    config.router.javaLangErrorHandler((response, error) -> broken(error, response));
  }

  private void refuse(Refusal refusal, Context request) {
    refusal.headers().forEach(request::header);
    answer(request, refusal.status(), refusal.body());
  }

  private void answer(Context request, int status, ErrorBody body) {
    UnreadBody.discard(request);
    request.status(status);
    if (inText.test(request.path())) {
      request.contentType("text/plain; charset=utf-8").result(body.message() + "\n");
    } else {
      request.json(body);
    }
  }

  /**
   * Data that passed the routes' checks but that Postgres refuses. It is logged as one line,
   * without a stack trace, so that clients can't flood the log.
   */
  private void refused(DataRefused e, Context request) {
    log.warn("request {} holds data that Postgres refuses", LogFields.request());
    log.debug("refused", e);
    refuse(
        Refusal.badRequest(
            "data_refused",
            "The store does not take what was sent; send less odd characters or numbers."),
        request);
  }

  private void httpError(HttpResponseException e, Context request) {
    if (e instanceof MethodNotAllowedResponse) {
      e.getDetails().values().stream().findFirst().ifPresent(m -> request.header("Allow", m));
    }
    answer(request, e.getStatus(), ErrorBody.ofStatus(e.getStatus()));
  }

  /** An error that Jetty finds in a body while a route reads it. */
  private void parserError(HttpException e, Context request) {
    answer(request, e.getCode(), ErrorBody.ofStatus(e.getCode()));
  }

  /** A java.lang.Error, such as a stack overflow; Javalin's exception handlers don't get those. */
  private static void broken(Error error, HttpServletResponse response) {
    log.error("request failed", error);
    response.setStatus(500);
    response.setContentType("application/json");
    try {
      response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(ErrorBody.ofStatus(500)));
    } catch (IOException e) {
      log.debug("the client does not read the answer", e);
    }
  }

  private void unexpected(Exception e, Context request) {
    String id = LogFields.request();
    log.error("request {} failed: {} {}", id, request.method(), request.path(), e);
    answer(
        request,
        500,
        new ErrorBody("internal", "Something broke here; report it as request " + id + "."));
  }
}
