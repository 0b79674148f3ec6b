package games.kickoff.gateway.http;

import java.util.Optional;

/**
 * A request answered with an error, in the words its client gets. Expected: carries no stack trace
 * and is not logged.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final ErrorBody body;
  private final boolean retry;

  private Refusal(int status, String code, String message, boolean retry) {
    super(message, null, false, false);
    this.status = status;
    this.body = new ErrorBody(code, message);
    this.retry = retry;
  }

  /** What the client sent can't be read, or is outside the grammar. */
  public static Refusal badRequest(String code, String message) {
    return new Refusal(400, code, message, false);
  }

  public static Refusal notFound(String code, String message) {
    return new Refusal(404, code, message, false);
  }

  public static Refusal conflict(String code, String message) {
    return new Refusal(409, code, message, false);
  }

  /** Nothing wrong with the request; the same again in a second may succeed. */
  public static Refusal unavailable(String code, String message) {
    return new Refusal(503, code, message, true);
  }

  static Refusal of(int status, String code, String message) {
    return new Refusal(status, code, message, false);
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
