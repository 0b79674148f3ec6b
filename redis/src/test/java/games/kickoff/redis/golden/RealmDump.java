package games.kickoff.redis.golden;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/**
 * Writes every key of a realm as text: name, type, time to live, and value, in an order that does
 * not depend on Redis.
 */
final class RealmDump {

  /** Times to live are rounded to this; a story takes much less time, so they do not vary. */
  private static final long STEP_SECONDS = 30;

  private final Jedis redis;
  private final UnaryOperator<String> placeholders;

  /**
   * @param placeholders replaces parts that vary, before anything is sorted
   */
  RealmDump(Jedis redis, UnaryOperator<String> placeholders) {
    this.redis = redis;
    this.placeholders = placeholders;
  }

  String of(String keys) {
    Map<String, String> blocks = new TreeMap<>();
    for (String key : redis.keys(keys)) {
      blocks.put(placeholders.apply(key), block(key));
    }
    return String.join("\n", blocks.values());
  }

  private String block(String key) {
    StringBuilder text = new StringBuilder(placeholders.apply(key));
    String type = redis.type(key);
    text.append("\n  ").append(type).append(", ").append(timeToLive(redis.pttl(key))).append('\n');
    for (String line : lines(key, type)) {
      text.append("    ").append(line.replace("\n", "\\n")).append('\n');
    }
    return text.toString();
  }

  private static String timeToLive(long millis) {
    if (millis < 0) {
      return "no TTL";
    }
    long steps = Math.ceilDiv(millis, STEP_SECONDS * 1000);
    return "TTL " + steps * STEP_SECONDS + " s";
  }

  private Iterable<String> lines(String key, String type) {
    TreeSet<String> lines = new TreeSet<>();
    switch (type) {
      case "string" -> lines.add(written(redis.get(key)));
      case "set" -> redis.smembers(key).forEach(member -> lines.add(written(member)));
      case "hash" -> redis.hgetAll(key).forEach((field, value) -> lines.add(pair(field, value)));
      case "zset" ->
          redis
              .zrangeWithScores(key, 0, -1)
              .forEach(entry ->
                  lines.add(
                      pair(entry.getElement(), new BigDecimal(entry.getScore()).toPlainString())));
      case "stream" -> {
        return stream(key);
      }
      default -> throw new IllegalStateException(key + " is a " + type);
    }
    return lines;
  }

  /**
   * A stream's entries in their own order, and the id it gave last, even if that entry was trimmed.
   */
  private List<String> stream(String key) {
    List<String> entries =
        redis.xrange(key, (StreamEntryID) null, null).stream()
            .map(entry ->
                written(entry.getID().toString()) + " " + fields(new TreeMap<>(entry.getFields())))
            .toList();
    String last = redis.xinfoStream(key).getLastGeneratedId().toString();
    return java.util.stream.Stream.concat(
            entries.stream(), java.util.stream.Stream.of("last id " + written(last)))
        .toList();
  }

  private String fields(Map<String, String> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach((name, value) -> text.append('[').append(pair(name, value)).append(']'));
    return text.toString();
  }

  private String pair(String name, String value) {
    return written(name) + " = " + written(value);
  }

  private String written(String value) {
    return placeholders.apply(value);
  }
}
