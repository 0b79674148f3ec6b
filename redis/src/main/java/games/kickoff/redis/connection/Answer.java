package games.kickoff.redis.connection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a script answers: a code, then named values, as the script's head comment lists them. On the
 * wire it is one list: code, name, value, name, value.
 */
public record Answer(List<?> parts) {

  /** Which of the script's answers it is. */
  public String code() {
    return String.valueOf(parts.getFirst());
  }

  public String text(String name) {
    return String.valueOf(value(name));
  }

  /**
   * A value that is a whole number, or the text of one.
   *
   * @throws NumberFormatException when it is neither
   */
  public long number(String name) {
    Object value = value(name);
    return value instanceof Long number ? number : Long.parseLong(String.valueOf(value));
  }

  /** A list of texts; null stands where Redis had no value. */
  public List<@Nullable String> texts(String name) {
    List<?> values = (List<?>) value(name);
    List<@Nullable String> texts = new ArrayList<>(values.size());
    for (@Nullable Object value : values) {
      texts.add(value == null ? null : String.valueOf(value));
    }
    return texts;
  }

  /** A list of pairs, as HGETALL and WITHSCORES answer them. A scan may name a key twice. */
  public List<Map.Entry<String, String>> pairs(String name) {
    List<?> flat = (List<?>) value(name);
    List<Map.Entry<String, String>> pairs = new ArrayList<>(flat.size() / 2);
    for (int at = 0; at + 1 < flat.size(); at += 2) {
      pairs.add(Map.entry(String.valueOf(flat.get(at)), String.valueOf(flat.get(at + 1))));
    }
    return pairs;
  }

  /** A list of pairs with different keys: a hash. */
  public Map<String, String> fields(String name) {
    Map<String, String> fields = new HashMap<>();
    pairs(name).forEach(pair -> fields.put(pair.getKey(), pair.getValue()));
    return fields;
  }

  /** A list of answers. */
  public List<Answer> answers(String name) {
    return ((List<?>) value(name)).stream().map(part -> new Answer((List<?>) part)).toList();
  }

  private Object value(String name) {
    for (int at = 1; at + 1 < parts.size(); at += 2) {
      if (name.equals(parts.get(at))) {
        return parts.get(at + 1);
      }
    }
    throw new IllegalStateException("a script's answer without " + name + ": " + parts);
  }
}
