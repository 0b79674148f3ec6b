package games.kickoff.redis.connection;

import java.util.HashMap;
import java.util.Map;

/**
 * How a realm's Redis does.
 *
 * @param open whether an operator has put queues and live matches back since it was last empty
 * @param full whether it has no memory left: joins and claims are refused
 * @param server which process it is; empty when it may not be asked
 * @param evictionPolicy its {@code maxmemory-policy}; empty when it may not be asked
 */
public record RedisCondition(boolean open, boolean full, String server, String evictionPolicy) {

  private static final String NO_EVICTION = "noeviction";

  static RedisCondition of(Answer answer) {
    return of(answer.number(1) == 1, answer.text(2));
  }

  /**
   * @param info what INFO says of memory and server; empty when it may not be asked
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
    // What Redis itself compares with maxmemory: buffers of replicas and the AOF don't count.
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

  /** Whether it may throw away keys when it is full: tickets would vanish. */
  public boolean evicts() {
    return !evictionPolicy.isEmpty() && !evictionPolicy.equals(NO_EVICTION);
  }

  /** What a person should know of it, though it answers; empty when there is nothing. */
  public String concern() {
    if (full) {
      return "full: joins and claims are refused until memory is free";
    }
    return evicts()
        ? "its maxmemory-policy is "
            + evictionPolicy
            + ", which throws tickets away when memory is short; set noeviction"
        : "";
  }
}
