package games.kickoff.gateway.serving.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request answered with an error, in the words its client gets. Expected: carries no stack trace
 * and is not logged.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String RETRY_AFTER = "Retry-After";

  private final int status;
  private final transient ErrorBody body;
  private final transient Map<String, String> headers;

  private Refusal(int status, ErrorBody body, Map<String, String> headers) {
    super(body.message(), null, false, false);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }

  /** The same, saying that to programs, too. */
  public Refusal with(String name, Object value) {
    Map<String, Object> details = new LinkedHashMap<>(body.details());
    details.put(name, value);
    return new Refusal(status, new ErrorBody(body.error(), body.message(), details), headers);
  }

  /** What the client sent can't be read, or is outside the grammar. */
  public static Refusal badRequest(String code, String message) {
    return of(400, code, message);
  }

  /**
   * The request does not say, or not credibly, who makes it.
   *
   * @param challenge for the WWW-Authenticate header, RFC 9110 section 11.6.1
   */
  public static Refusal unauthorized(String challenge, String message) {
    return new Refusal(
        401, new ErrorBody("unauthorized", message), Map.of("WWW-Authenticate", challenge));
  }

  /** Who makes the request is known, and may not. */
  public static Refusal forbidden(String message) {
    return of(403, "forbidden", message);
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

  /** Too many requests for now; the same again after that time may pass. */
  public static Refusal tooMany(Duration after, String message) {
    long seconds = Math.max(1, after.plusNanos(999_999_999).toSeconds());
    return new Refusal(
        429, new ErrorBody("rate_limited", message), Map.of(RETRY_AFTER, Long.toString(seconds)));
  }

  /** Nothing wrong with the request; the same again in a second may succeed. */
  public static Refusal unavailable(String code, String message) {
    return new Refusal(503, new ErrorBody(code, message), Map.of(RETRY_AFTER, "1"));
  }

  /** This gateway was not given what the route needs; to try again helps nobody. */
  public static Refusal notConfigured(String message) {
    return of(503, "not_configured", message);
  }

  static Refusal of(int status, String code, String message) {
    return new Refusal(status, new ErrorBody(code, message), Map.of());
  }

  int status() {
    return status;
  }

  ErrorBody body() {
    return body;
  }

  /** Headers the answer has besides, by name. */
  Map<String, String> headers() {
    return headers;
  }
}
