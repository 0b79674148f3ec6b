package games.kickoff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of a table, like an entry of a CRD's {@code additionalPrinterColumns}.
 *
 * @param path where the value is in an object, in a subset of JSONPath: field names, and a filter
 *     for equality on the items of a list
 * @param age whether the value is a time, to be shown as how long ago it was
 * @param wide whether the column is shown only in the wide output
 */
record Column(String name, String path, boolean age, boolean wide) {

  private static final Pattern STEP =
      Pattern.compile("\\.([A-Za-z0-9_-]+)|\\[\\?\\(@\\.([A-Za-z0-9_-]+)==['\"]([^'\"]*)['\"]\\)]");

  static Column of(String name, String path) {
    return new Column(name, path, false, false);
  }

  static Column wide(String name, String path) {
    return new Column(name, path, false, true);
  }

  static Column age(String path) {
    return new Column("Age", path, true, false);
  }

  /** The text of this column for the object; empty if the object has no such field. */
  String cell(JsonNode object, Instant now) {
    JsonNode value = object;
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      value = step.group(1) != null ? value.path(step.group(1)) : choose(value, step);
    }
    String text = value.asText("");
    return age && !text.isEmpty() ? ageOf(text, now) : text;
  }

  private static JsonNode choose(JsonNode list, Matcher filter) {
    for (JsonNode item : list) {
      if (item.path(filter.group(2)).asText("").equals(filter.group(3))) {
        return item;
      }
    }
    return list.path("none of them");
  }

  private static String ageOf(String time, Instant now) {
    try {
      return human(Duration.between(Instant.parse(time), now));
    } catch (DateTimeParseException e) {
      return time;
    }
  }

  /** Rounds to one or two units, like kubectl's HumanDuration. */
  static String human(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    long minutes = seconds / 60;
    long hours = minutes / 60;
    if (seconds < 120) {
      return seconds + "s";
    }
    if (minutes < 10) {
      return minutes + "m" + (seconds % 60 == 0 ? "" : seconds % 60 + "s");
    }
    if (hours < 3) {
      return minutes + "m";
    }
    return hours < 48 ? hours + "h" : hours / 24 + "d";
  }
}
