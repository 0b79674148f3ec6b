package games.kickoff.simulator.population;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.Ticket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads tickets from a CSV file whose first line names the columns. {@code joined_at} is in seconds
 * since any start, or an ISO instant. {@code players} is the size of the party, 1 when the column
 * is missing. {@code true_skill} is optional and holds for each of its players. Every other column
 * is the attribute of that name, such as {@code rating}, {@code uncertainty} or {@code
 * latency.eu-west}; where the field is empty, the ticket does not have the attribute.
 */
public final class Recorded {

  private Recorded() {}

  /**
   * Reads a file.
   *
   * @param start the time of second 0
   * @throws IllegalArgumentException naming the line that is wrong
   */
  public static List<Arrival> read(Path file, Instant start) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("TICKETS: " + e, e);
    }
    return parse(lines, start);
  }

  static List<Arrival> parse(List<String> lines, Instant start) {
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("TICKETS: the file is empty");
    }
    List<String> names = Arrays.stream(lines.getFirst().split(",", -1)).map(String::strip).toList();
    if (!names.contains("joined_at")) {
      throw new IllegalArgumentException("TICKETS: the first line names no column joined_at");
    }
    List<Arrival> arrivals = new ArrayList<>();
    for (int line = 1; line < lines.size(); line++) {
      if (lines.get(line).isBlank()) {
        continue;
      }
      try {
        arrivals.add(arrival(names, lines.get(line).split(",", -1), line, start));
      } catch (IllegalArgumentException | DateTimeParseException e) {
        throw new IllegalArgumentException(
            "TICKETS: line " + (line + 1) + ": " + e.getMessage(), e);
      }
    }
    arrivals.sort(Comparator.comparing(arrival -> arrival.ticket().joinedAt()));
    return arrivals;
  }

  private static Arrival arrival(List<String> names, String[] fields, int line, Instant start) {
    if (fields.length != names.size()) {
      throw new IllegalArgumentException(
          "has " + fields.length + " fields, the first line has " + names.size());
    }
    Map<String, Double> attributes = new HashMap<>();
    Instant joined = start;
    int players = 1;
    double skill = Double.NaN;
    for (int column = 0; column < fields.length; column++) {
      String value = fields[column].strip();
      if (value.isEmpty()) {
        continue;
      }
      switch (names.get(column)) {
        case "joined_at" -> joined = instant(value, start);
        case "players" -> players = Integer.parseInt(value);
        case "true_skill" -> skill = Double.parseDouble(value);
        default -> attributes.put(names.get(column), Double.parseDouble(value));
      }
    }
    double[] trueSkill = new double[players];
    Arrays.fill(trueSkill, skill);
    List<PlayerId> ids =
        IntStream.rangeClosed(1, players).mapToObj(one -> new PlayerId(line + "." + one)).toList();
    return new Arrival(
        new Ticket(MadeUp.Numbered.ticket(line), ids, joined, 0, Attributes.of(attributes)),
        trueSkill);
  }

  private static Instant instant(String value, Instant start) {
    return value.indexOf('T') > 0
        ? Instant.parse(value)
        : start.plusNanos((long) (Double.parseDouble(value) * 1e9));
  }
}
