package games.kickoff.loadtest.ranked;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Everybody queues, plays one match and has it rated. The last player to arrive at a match is its
 * referee: they hand in the result on behalf of the studio's backend, which ends the match.
 */
final class Round {

  private static final Duration POLL = Duration.ofMillis(100);

  private final RankedOptions options;
  private final RankedApi api;
  private final Map<String, Contender> contenders;
  private final Map<String, Set<String>> arrived = new ConcurrentHashMap<>();
  private final Set<PlayedGame> games = ConcurrentHashMap.newKeySet();

  /**
   * @param contenders by id
   */
  Round(RankedOptions options, RankedApi api, Map<String, Contender> contenders) {
    this.options = options;
    this.api = api;
    this.contenders = contenders;
  }

  /**
   * Plays the round and returns its matches.
   *
   * @param queueing the players, in the order in which they join
   * @param failures the list to which a sentence is added for each player who fails
   */
  List<PlayedGame> play(List<Contender> queueing, List<String> failures)
      throws InterruptedException {
    long deadline = System.nanoTime() + options.roundLimit().toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> plays = new ArrayList<>();
      for (Contender player : queueing) {
        plays.add(
            threads.submit(() -> {
              play(player);
              return player;
            }));
      }
      for (int i = 0; i < plays.size(); i++) {
        String name = queueing.get(i).username();
        try {
          plays.get(i).get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
          failures.add(name + ": " + e.getCause());
        } catch (TimeoutException e) {
          failures.add(name + " was not done with their match in " + options.roundLimit());
        }
      }
      threads.shutdownNow();
    }
    return List.copyOf(games);
  }

  private void play(Contender player) throws ApiFailed, InterruptedException {
    String ticket = api.queue(player).path("ticket_id").asText();
    String match = awaitMatch(player, ticket);
    Set<String> here =
        arrived.computeIfAbsent(match, m -> Collections.synchronizedSet(new HashSet<>()));
    boolean last;
    synchronized (here) {
      here.add(player.id());
      last = here.size() == options.matchSize();
    }
    if (last) {
      referee(match);
    }
  }

  private String awaitMatch(Contender player, String ticket)
      throws ApiFailed, InterruptedException {
    JsonNode now = api.ticket(player, ticket);
    while (!now.path("state").asText().equals("assigned")) {
      String state = now.path("state").asText();
      if (!state.equals("waiting") && !state.equals("claimed")) {
        throw new ApiFailed("their ticket " + ticket + " is " + now);
      }
      now = api.ticket(player, ticket, now.path("rev").asLong());
    }
    JsonNode queued = api.queued(player);
    String match = now.at("/match/id").asText();
    if (!queued.path("match_id").asText().equals(match)) {
      throw new ApiFailed("their ticket has match " + match + ", their queue answers " + queued);
    }
    return match;
  }

  private void referee(String id) throws ApiFailed, InterruptedException {
    JsonNode players = api.match(id).path("players");
    List<List<String>> teams = List.of(team(players, "teamA"), team(players, "teamB"));
    String winner =
        Chance.winner(skills(teams), new SplittableRandom(options.seed() + id.hashCode()));
    String state = api.result(id, winner).at("/result/state").asText();
    while (!state.equals("rated")) {
      if (!state.equals("waiting")) {
        throw new ApiFailed("the result of match " + id + " is " + state);
      }
      TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
      state = api.match(id).at("/result/state").asText();
    }
    games.add(new PlayedGame(id, teams, winner));
  }

  private static List<String> team(JsonNode players, String name) {
    List<String> team = new ArrayList<>();
    players.path(name).forEach(player -> team.add(player.path("player_id").asText()));
    return team;
  }

  private List<List<Double>> skills(List<List<String>> teams) {
    return teams.stream()
        .map(team ->
            team.stream().map(id -> Objects.requireNonNull(contenders.get(id)).skill()).toList())
        .toList();
  }
}
