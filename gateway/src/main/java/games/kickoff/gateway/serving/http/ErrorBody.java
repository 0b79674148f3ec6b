package games.kickoff.gateway.serving.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Map;

/**
 * The body of every error.
 *
 * @param error a code for programs
 * @param message for a person: what to do
 * @param details further fields for programs, by name
 */
record ErrorBody(String error, String message, @JsonAnyGetter Map<String, Object> details) {

  ErrorBody(String error, String message) {
    this(error, message, Map.of());
  }

  /** The body for an error of which only the status is known, such as one of the HTTP parser. */
  static ErrorBody ofStatus(int status) {
    return switch (status) {
      case 400 -> new ErrorBody("bad_request", "The request is not valid HTTP.");
      case 404 -> new ErrorBody("not_found", "There is no such route.");
      case 405 -> new ErrorBody("method_not_allowed", "Use a method the Allow header names.");
      case 408 -> new ErrorBody("request_timeout", "Send the whole request sooner.");
      case 413 -> new ErrorBody("body_too_large", JsonBody.TOO_LARGE);
      case 414 -> new ErrorBody("uri_too_long", "Send a shorter URL.");
      case 415 -> new ErrorBody("unsupported_media_type", JsonBody.WRONG_TYPE);
      case 417 -> new ErrorBody("expectation_failed", "Leave out the Expect header.");
      case 431 -> new ErrorBody("headers_too_large", "Send fewer or shorter headers.");
      case 501 -> new ErrorBody("not_implemented", "Leave out the unusual transfer encoding.");
      case 503 -> new ErrorBody("unavailable", "This gateway is stopping; try again in a second.");
      case 505 -> new ErrorBody("http_version", "Speak HTTP/1.1.");
      default ->
          status < 500
              ? new ErrorBody("bad_request", "The request can't be answered.")
              : new ErrorBody("internal", "Something broke here; try again.");
    };
  }
}
