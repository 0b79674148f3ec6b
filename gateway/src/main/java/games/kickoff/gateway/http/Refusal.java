package games.kickoff.gateway.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request answered with an error, in the words its client gets. Expected: carries no stack trace
 * and is not logged.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient ErrorBody body;
  private final boolean retry;

  private Refusal(int status, ErrorBody body, boolean retry) {
    super(body.message(), null, false, false);
    this.status = status;
    this.body = body;
    this.retry = retry;
  }

  /** The same, telling programs that, too. */
  public Refusal with(String name, Object value) {
    Map<String, Object> details = new LinkedHashMap<>(body.details());
    details.put(name, value);
    return new Refusal(status, new ErrorBody(body.error(), body.message(), details), retry);
  }

  /** What the client sent can't be read, or is outside the grammar. */
  public static Refusal badRequest(String code, String message) {
    return of(400, code, message);
  }

  public static Refusal notFound(String code, String message) {
    return of(404, code, message);
  }

  public static Refusal conflict(String code, String message) {
    return of(409, code, message);
  }

  /** What was asked for has been, and will not be again. */
  public static Refusal gone(String code, String message) {
    return of(410, code, message);
  }

  /** Nothing wrong with the request; the same again in a second may succeed. */
  public static Refusal unavailable(String code, String message) {
    return new Refusal(503, new ErrorBody(code, message), true);
  }

  static Refusal of(int status, String code, String message) {
    return new Refusal(status, new ErrorBody(code, message), false);
  }

  int status() {
    return status;
  }

  ErrorBody body() {
    return body;
  }

  /** The seconds after which to try again, for the Retry-After header. */
  Optional<String> retryAfter() {
    return retry ? Optional.of("1") : Optional.empty();
  }
}
