package games.kickoff.gateway.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a look at the gateway's dependencies found.
 *
 * @param checks by name: {@code ok}, or what is wrong
 */
public record HealthReport(SequencedMap<String, String> checks) {

  private static final String OK = "ok";

  public HealthReport {
    checks = new LinkedHashMap<>(checks);
  }

  static HealthReport redisFailed(String how) {
    return new HealthReport(new LinkedHashMap<>(Map.of("redis", how)));
  }

  static HealthReport redisAnswers(boolean subscribed, String queue) {
    SequencedMap<String, String> checks = new LinkedHashMap<>();
    checks.put("redis", OK);
    checks.put("changes", subscribed ? OK : "not told of changes: waits answer late");
    checks.put("default_queue", queue);
    return new HealthReport(checks);
  }

  /** Whether players can be served. */
  public boolean isOk() {
    return checks.values().stream().allMatch(OK::equals);
  }

  /** Whether Redis answers, whatever it answers, and tells of changes. */
  public boolean isReady() {
    return OK.equals(checks.get("redis")) && OK.equals(checks.get("changes"));
  }
}
