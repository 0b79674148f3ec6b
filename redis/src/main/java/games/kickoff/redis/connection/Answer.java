package games.kickoff.redis.connection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a script answered: a code, then whatever the script's head comment says. */
public record Answer(List<?> parts) {

  /** The first part. */
  public String code() {
    return text(0);
  }

  /** How many parts there are, the code included. */
  public int size() {
    return parts.size();
  }

  public String text(int i) {
    return String.valueOf(parts.get(i));
  }

  public long number(int i) {
    Object part = parts.get(i);
    return part instanceof Long number ? number : Long.parseLong(String.valueOf(part));
  }

  /** A nested answer. */
  public Answer list(int i) {
    return new Answer((List<?>) parts.get(i));
  }

  /** A hash as HGETALL gives it: field, value, field, value. */
  public Map<String, String> fields(int i) {
    List<?> flat = (List<?>) parts.get(i);
    Map<String, String> fields = HashMap.newHashMap(flat.size() / 2);
    for (int at = 0; at + 1 < flat.size(); at += 2) {
      fields.put(String.valueOf(flat.get(at)), String.valueOf(flat.get(at + 1)));
    }
    return fields;
  }

  /** The texts from a part on. */
  public List<String> texts(int from) {
    return parts.subList(from, parts.size()).stream().map(String::valueOf).toList();
  }
}
