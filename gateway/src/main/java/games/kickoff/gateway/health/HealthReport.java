package games.kickoff.gateway.health;

import games.kickoff.service.management.Check;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The result of checking the gateway's dependencies.
 *
 * @param checks by name: {@code ok}, or what is wrong
 * @param isReady whether the gateway should get players: what {@code /readyz} answers
 * @param notes additional remarks for a person, by name of the check
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
   * @param full whether Redis has no memory left for writes
   * @param concern a remark for a person about a Redis that answers; empty if there is none
   */
  static HealthReport redisAnswers(boolean full, String concern, boolean subscribed, String queue) {
    SequencedMap<String, String> checks = new LinkedHashMap<>();
    checks.put("redis", full ? concern : OK);
    checks.put("changes", subscribed ? OK : "not subscribed to changes: long-polls answer late");
    checks.put("default_queue", queue);
    return new HealthReport(
        checks, subscribed, full || concern.isEmpty() ? Map.of() : Map.of("redis", concern));
  }

  /** The same report, but ready; each failed check gets a note that says why. */
  HealthReport stillReady(String why) {
    Map<String, String> more = new LinkedHashMap<>(notes);
    checks.entrySet().stream()
        .filter(check -> !check.getValue().equals(OK))
        .forEach(check -> more.putIfAbsent(check.getKey(), why));
    return new HealthReport(checks, true, more);
  }

  /** Whether all checks are ok, so that players can be served. */
  public boolean isOk() {
    return checks.values().stream().allMatch(OK::equals);
  }

  /** The report for {@code /readyz}: a line for each check, with its note if there is one. */
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
