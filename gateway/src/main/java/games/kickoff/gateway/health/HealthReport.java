package games.kickoff.gateway.health;

import games.kickoff.service.management.Check;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * What a look at the gateway's dependencies found.
 *
 * @param checks by name: {@code ok}, or what is wrong
 * @param isReady whether the gateway should get players
 * @param notes what a person should know besides, by name of the check
 */
public record HealthReport(
    SequencedMap<String, String> checks, boolean isReady, Map<String, String> notes) {

  private static final String OK = "ok";

  public HealthReport {
    checks = new LinkedHashMap<>(checks);
    notes = Map.copyOf(notes);
  }

  static HealthReport redisFailed(String how) {
    return new HealthReport(new LinkedHashMap<>(Map.of("redis", how)), false, Map.of());
  }

  /**
   * @param concern what a person should know of a Redis that answers; empty: nothing
   */
  static HealthReport redisAnswers(boolean full, String concern, boolean subscribed, String queue) {
    SequencedMap<String, String> checks = new LinkedHashMap<>();
    checks.put("redis", full ? concern : OK);
    checks.put("changes", subscribed ? OK : "not notified of changes: waits answer late");
    checks.put("default_queue", queue);
    return new HealthReport(
        checks, subscribed, full || concern.isEmpty() ? Map.of() : Map.of("redis", concern));
  }

  /** The same, of a gateway that was ready a moment ago: it stays so for a while, and says why. */
  HealthReport stillReady(String why) {
    Map<String, String> more = new LinkedHashMap<>(notes);
    checks.entrySet().stream()
        .filter(check -> !check.getValue().equals(OK))
        .forEach(check -> more.putIfAbsent(check.getKey(), why));
    return new HealthReport(checks, true, more);
  }

  /** Whether players can be served. */
  public boolean isOk() {
    return checks.values().stream().allMatch(OK::equals);
  }

  /** The same for probes: every check with its state, and its note if there is one. */
  public Check.Finding finding() {
    String text =
        checks.entrySet().stream()
            .map(check -> check.getKey() + ": " + check.getValue() + note(check.getKey()))
            .collect(Collectors.joining("\n"));
    return new Check.Finding(isReady, text);
  }

  private String note(String check) {
    return notes.containsKey(check) ? " (" + notes.get(check) + ")" : "";
  }
}
