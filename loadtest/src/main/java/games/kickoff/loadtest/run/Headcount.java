package games.kickoff.loadtest.run;

import games.kickoff.loadtest.bot.BotOutcome;
import games.kickoff.loadtest.bot.Step;
import games.kickoff.loadtest.progress.BotProgress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts how many bots are in which state while they run. Bots write, the run reads. */
final class Headcount {

  private enum Place {
    WAITING,
    MATCHED,
    PLAYING,
    DONE,
    FAILED
  }

  private final int total;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<Place, Integer> counts = new EnumMap<>(Place.class);

  Headcount(int total) {
    this.total = total;
  }

  void entered(String player, Step step) {
    move(
        player,
        switch (step) {
          case JOIN, AWAIT_MATCH -> Place.WAITING;
          case CONNECT, FIRST_ANSWER, REQUEST_MATCH -> Place.MATCHED;
          case PLAY, AWAIT_END -> Place.PLAYING;
        });
  }

  void ended(BotOutcome outcome) {
    move(outcome.player(), outcome.isDone() ? Place.DONE : Place.FAILED);
  }

  private synchronized void move(String player, Place to) {
    Place from = places.put(player, to);
    if (from != null) {
      counts.merge(from, -1, Integer::sum);
    }
    counts.merge(to, 1, Integer::sum);
  }

  synchronized BotProgress at(Duration elapsed) {
    return new BotProgress(
        total,
        at(Place.WAITING),
        at(Place.MATCHED),
        at(Place.PLAYING),
        at(Place.DONE),
        at(Place.FAILED),
        elapsed);
  }

  private int at(Place place) {
    return counts.getOrDefault(place, 0);
  }
}
