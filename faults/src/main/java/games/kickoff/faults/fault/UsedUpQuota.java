package games.kickoff.faults.fault;

import java.util.Optional;
import java.util.Random;

/**
 * Answers the creation of pods like an API server whose quota on pods is used up. The seed decides
 * whether every creation is refused, or only about half of them, as if other users of the quota
 * freed some of it now and then.
 */
final class UsedUpQuota {

  private final Random random;
  private final boolean always;

  UsedUpQuota(long seed) {
    this.random = new Random(seed);
    this.always = random.nextBoolean();
  }

  synchronized Optional<String> answer(String request) {
    boolean creates = request.startsWith("POST ") && Step.CREATE_POD.request().test("", request);
    if (!creates || !always && random.nextBoolean()) {
      return Optional.empty();
    }
    String body =
        """
        {"kind":"Status","apiVersion":"v1","status":"Failure","code":403,"reason":"Forbidden",\
        "message":"pods is forbidden: exceeded quota: injected, requested: pods=1, used: pods=0, \
        limited: pods=0"}\
        """;
    return Optional.of(
        "HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length(), body));
  }
}
