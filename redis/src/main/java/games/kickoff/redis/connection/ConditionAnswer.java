package games.kickoff.redis.connection;

import games.kickoff.core.store.RedisCondition;
import java.util.HashMap;
import java.util.Map;

/** Reads the answer of {@code ready.lua}. */
final class ConditionAnswer {

  private ConditionAnswer() {}

  static RedisCondition of(Answer answer) {
    return of(answer.number("open") == 1, answer.text("info"));
  }

  /**
   * @param info the sections {@code memory} and {@code server} of INFO; empty when the user may not
   *     run INFO
   */
  static RedisCondition of(boolean open, String info) {
    Map<String, String> fields = new HashMap<>();
    info.lines()
        .forEach(line -> {
          int colon = line.indexOf(':');
          if (colon > 0) {
            fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
          }
        });
    long most = number(fields, "maxmemory");
    // This is what Redis itself compares with maxmemory: buffers of replicas and the AOF don't
    // count.
    long used = number(fields, "used_memory") - number(fields, "mem_not_counted_for_evict");
    return new RedisCondition(
        open,
        most > 0 && used > most,
        fields.getOrDefault("run_id", ""),
        fields.getOrDefault("maxmemory_policy", ""));
  }

  private static long number(Map<String, String> fields, String name) {
    try {
      return Long.parseLong(fields.getOrDefault(name, "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
