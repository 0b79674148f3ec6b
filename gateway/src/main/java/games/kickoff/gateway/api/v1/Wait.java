package games.kickoff.gateway.api.v1;

import games.kickoff.core.time.GoDuration;
import games.kickoff.gateway.serving.http.Query;
import games.kickoff.gateway.serving.http.Refusal;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long a request waits for a ticket to change: the parameters {@code wait} and {@code rev}.
 *
 * @param atMost zero: the answer comes at once
 * @param knownRev the last rev that the client knows; empty: the rev that the ticket has when the
 *     request arrives
 */
record Wait(Duration atMost, OptionalLong knownRev) {

  /** Many proxies and clients close a connection that is silent for a minute. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  static Wait inQuery(Context request) {
    Duration atMost = Query.single(request, "wait").map(Wait::duration).orElse(Duration.ZERO);
    Optional<String> rev = Query.single(request, "rev");
    return new Wait(
        atMost, rev.isPresent() ? OptionalLong.of(rev(rev.get())) : OptionalLong.empty());
  }

  private static Duration duration(String text) {
    try {
      Duration wait = GoDuration.parse(text);
      if (wait.compareTo(LONGEST) <= 0) {
        return wait;
      }
    } catch (IllegalArgumentException e) {
      // refused below, like a wait that is too long
    }
    throw Refusal.badRequest("invalid_wait", "Send one wait such as 20s or 1.5s, at most 60s.");
  }

  private static long rev(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw Refusal.badRequest("invalid_rev", "Send one rev: that of the ticket as you know it.");
    }
    return Long.parseLong(text);
  }
}
