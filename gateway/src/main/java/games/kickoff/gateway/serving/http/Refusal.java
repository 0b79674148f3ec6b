package games.kickoff.gateway.serving.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ends a request with an error answer, whose content it holds. It is an expected case, so it has no
 * stack trace and is not logged.
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

  /** The same refusal with a further field in its body, for programs. */
  public Refusal with(String name, Object value) {
    Map<String, Object> details = new LinkedHashMap<>(body.details());
    details.put(name, value);
    return new Refusal(status, new ErrorBody(body.error(), body.message(), details), headers);
  }

  /** 400: what the client sent can't be parsed or is not valid. */
  public static Refusal badRequest(String code, String message) {
    return of(400, code, message);
  }

  /**
   * 401: the request has no credential, or a wrong one.
   *
   * @param challenge the value of the WWW-Authenticate header, RFC 9110 section 11.6.1
   */
  public static Refusal unauthorized(String challenge, String message) {
    return new Refusal(
        401, new ErrorBody("unauthorized", message), Map.of("WWW-Authenticate", challenge));
  }

  /** 403: the caller is known, but may not do this. */
  public static Refusal forbidden(String message) {
    return of(403, "forbidden", message);
  }

  public static Refusal notFound(String code, String message) {
    return of(404, code, message);
  }

  public static Refusal conflict(String code, String message) {
    return of(409, code, message);
  }

  /** 410: the requested thing is over, for good. */
  public static Refusal gone(String code, String message) {
    return of(410, code, message);
  }

  /** 429: too many requests, or too much held at once; a retry may help after the given time. */
  public static Refusal tooMany(String code, Duration after, String message) {
    long seconds = Math.max(1, after.plusNanos(999_999_999).toSeconds());
    return new Refusal(
        429, new ErrorBody(code, message), Map.of(RETRY_AFTER, Long.toString(seconds)));
  }

  /** 503: the request is valid and may succeed if it is repeated in a second. */
  public static Refusal unavailable(String code, String message) {
    return new Refusal(503, new ErrorBody(code, message), Map.of(RETRY_AFTER, "1"));
  }

  /** 503: the gateway lacks the configuration that the route needs; a retry does not help. */
  public static Refusal notConfigured(String message) {
    return of(503, "not_configured", message);
  }

  static Refusal of(int status, String code, String message) {
    return new Refusal(status, new ErrorBody(code, message), Map.of());
  }

  /** The answer's status. */
  public int status() {
    return status;
  }

  ErrorBody body() {
    return body;
  }

  /** Additional headers of the answer, by name. */
  Map<String, String> headers() {
    return headers;
  }
}
