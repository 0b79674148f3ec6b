package games.kickoff.faults.fault;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The error responses of an API server in trouble; about every third request gets one. */
final class ApiErrors {

  private record Trouble(int code, String words, String reason) {}

  private static final List<Trouble> TROUBLES =
      List.of(
          new Trouble(409, "Conflict", "Conflict"),
          new Trouble(429, "Too Many Requests", "TooManyRequests"),
          new Trouble(500, "Internal Server Error", "InternalError"),
          new Trouble(503, "Service Unavailable", "ServiceUnavailable"));

  private final Random random;

  ApiErrors(long seed) {
    this.random = new Random(seed);
  }

  synchronized Optional<String> answer(String request) {
    boolean http = request.indexOf(" HTTP/1.1\r\n") > 0;
    if (!http || random.nextInt(3) > 0) {
      return Optional.empty();
    }
    Trouble trouble = TROUBLES.get(random.nextInt(TROUBLES.size()));
    // a request that only reads never conflicts
    if (trouble.code() == 409 && request.startsWith("GET ")) {
      return Optional.empty();
    }
    String body =
        """
        {"kind":"Status","apiVersion":"v1","status":"Failure","code":%d,"reason":"%s",\
        "message":"injected"}\
        """
            .formatted(trouble.code(), trouble.reason());
    return Optional.of(
        "HTTP/1.1 %d %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(trouble.code(), trouble.words(), body.length(), body));
  }
}
