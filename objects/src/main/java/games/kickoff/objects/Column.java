package games.kickoff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of a table, as a CRD's {@code additionalPrinterColumns} describe one.
 *
 * @param path the part of JSONPath that columns are written in: names, and a filter for equality
 * @param age the value is a time, shown as how long ago it was
 * @param wide shown only when asked for
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

  /** What stands in the object's row; empty where it has no such field. */
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

  /** Two digits or so, after kubectl's HumanDuration. */
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
