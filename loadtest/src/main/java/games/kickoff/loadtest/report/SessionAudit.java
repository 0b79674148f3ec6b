package games.kickoff.loadtest.report;

import games.kickoff.loadtest.bot.Assignment;
import games.kickoff.loadtest.bot.BotOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks what no bot can check alone: whether the answers to all bots fit together. Only the bots
 * of the run are judged; other players may share their matches.
 */
final class SessionAudit {

  /** The tolerance for servers that keep time in coarser units than the bots measure it. */
  private static final Duration CLOCK_GRAIN = Duration.ofMillis(50);

  private final int matchSize;
  private final SortedMap<String, List<BotOutcome>> bySession = new TreeMap<>();
  private final SortedSet<String> bots = new TreeSet<>();

  SessionAudit(Collection<BotOutcome> outcomes, int matchSize) {
    this.matchSize = matchSize;
    for (BotOutcome outcome : outcomes) {
      bots.add(outcome.player());
      outcome
          .assignment()
          .map(Assignment::session)
          .ifPresent(
              session -> bySession.computeIfAbsent(session, s -> new ArrayList<>()).add(outcome));
    }
  }

  /** The players of each session, according to all answers. */
  SortedMap<String, SortedSet<String>> players() {
    SortedMap<String, SortedSet<String>> players = new TreeMap<>();
    bySession.forEach((session, bots) -> {
      SortedSet<String> all = new TreeSet<>();
      bots.forEach(bot -> all.addAll(bot.assignment().orElseThrow().players()));
      players.put(session, all);
    });
    return players;
  }

  /** One sentence for each contradiction. */
  List<String> problems() {
    List<String> problems = new ArrayList<>(twoSessions());
    bySession.forEach((session, bots) -> {
      differentRosters(session, bots, problems);
      differentLengths(session, bots, problems);
      stoppedEarly(session, bots, problems);
    });
    players()
        .forEach((session, players) -> {
          if (players.size() > matchSize) {
            problems.add(
                "session %s has %d players, more than %d: %s"
                    .formatted(session, players.size(), matchSize, String.join(", ", players)));
          }
        });
    return problems;
  }

  /**
   * Invariant 1, as far as one run shows it: each bot plays one match, so no two sessions may have
   * it.
   */
  private List<String> twoSessions() {
    Map<String, SortedSet<String>> sessions = new HashMap<>();
    players()
        .forEach((session, players) ->
            players.forEach(
                player -> sessions.computeIfAbsent(player, p -> new TreeSet<>()).add(session)));
    return bots.stream()
        .filter(bot -> sessions.getOrDefault(bot, new TreeSet<>()).size() > 1)
        .map(bot -> bot + " is in two sessions: " + String.join(", ", sessions.get(bot)))
        .toList();
  }

  private static void differentRosters(
      String session, List<BotOutcome> bots, List<String> problems) {
    Set<SortedSet<String>> rosters = new TreeSet<>(Comparator.comparing(Object::toString));
    bots.forEach(bot -> rosters.add(new TreeSet<>(bot.assignment().orElseThrow().players())));
    if (rosters.size() > 1) {
      problems.add("session " + session + " was answered with different players: " + rosters);
    }
  }

  private static void differentLengths(
      String session, List<BotOutcome> bots, List<String> problems) {
    Set<Integer> lengths = new TreeSet<>();
    bots.forEach(bot -> bot.lengthInForce().ifPresent(lengths::add));
    if (lengths.size() > 1) {
      problems.add("session " + session + " had different lengths (s): " + lengths);
    }
  }

  /**
   * Checks that a match was not stopped before its length was over. The bot whose request set the
   * length sent it before the match began, so it must have waited for the stop at least that long.
   * It is unknown which bot that was, so only a session is judged whose players are all bots of
   * this run and stayed.
   */
  private static void stoppedEarly(String session, List<BotOutcome> bots, List<String> problems) {
    boolean allStayed =
        bots.stream().allMatch(bot -> bot.inMatch().isPresent() && !bot.leftEarly());
    if (!allStayed || bots.size() < bots.getFirst().assignment().orElseThrow().players().size()) {
      return;
    }
    Duration length = Duration.ofSeconds(bots.getFirst().lengthInForce().orElse(0));
    Duration longest =
        bots.stream()
            .map(BotOutcome::inMatch)
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    if (longest.plus(CLOCK_GRAIN).compareTo(length) < 0) {
      problems.add(
          "session %s stopped after %s of its %s"
              .formatted(session, Durations.text(longest), Durations.text(length)));
    }
  }
}
