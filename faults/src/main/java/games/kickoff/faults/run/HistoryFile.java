package games.kickoff.faults.run;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.faults.check.Violation;
import games.kickoff.faults.fault.Schedule;
import games.kickoff.faults.history.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes {@code violation.txt} with the facts about the players and matches that the violations
 * concern, and {@code ledger.txt} with all facts of the run.
 */
final class HistoryFile {

  private HistoryFile() {}

  static void write(
      Path directory, Schedule schedule, long seed, History history, List<Violation> violations)
      throws IOException {
    Set<String> words = new HashSet<>();
    for (Violation violation : violations) {
      violation.players().stream().map(PlayerId::value).forEach(words::add);
      violation.matches().stream().map(MatchId::value).forEach(words::add);
    }
    List<String> lines = new ArrayList<>();
    lines.add("FAULT=%s SEED=%d: %s".formatted(schedule.kind().word(), seed, schedule));
    violations.forEach(violation -> lines.add(violation.toString()));
    Predicate<Object> concerned = concerns(words);
    lines.add("");
    lines.add("The players concerned, in order:");
    lines.addAll(lines(history, concerned));
    Files.write(directory.resolve("violation.txt"), lines);
    Files.write(directory.resolve("ledger.txt"), lines(history, anything -> true));
  }

  private static Predicate<Object> concerns(Set<String> words) {
    if (words.isEmpty()) {
      return fact -> false;
    }
    String any = words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    Pattern pattern = Pattern.compile("(?<![A-Za-z0-9])(" + any + ")(?![A-Za-z0-9])");
    return fact -> pattern.matcher(fact.toString()).find();
  }

  private static List<String> lines(History history, Predicate<Object> concerned) {
    List<String> lines = new ArrayList<>();
    for (List<?> facts :
        List.of(
            history.exchanges(),
            history.tickets(),
            history.matches(),
            history.sessions(),
            history.records(),
            history.glances(),
            history.servers(),
            history.queues(),
            history.unrest())) {
      facts.stream().filter(concerned).forEach(fact -> lines.add(fact.toString()));
      lines.add("");
    }
    return lines;
  }
}
