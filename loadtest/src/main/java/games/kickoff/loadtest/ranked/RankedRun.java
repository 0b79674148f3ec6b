package games.kickoff.loadtest.ranked;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/** Registers players and has them play rounds. */
public final class RankedRun {

  /**
   * A newcomer's rating. The players' true skills are drawn from this normal distribution, as the
   * ladder assumes.
   */
  private static final double MEAN = 25;

  private static final double DEVIATION = 25.0 / 3;

  private final RankedOptions options;
  private final RankedApi api;
  private final Random random;
  private final List<String> failures = new ArrayList<>();

  private RankedRun(RankedOptions options, RankedApi api) {
    this.options = options;
    this.api = api;
    this.random = new Random(options.seed());
  }

  /**
   * Runs to the end of the last round, or of the first in which something was lost.
   *
   * @param out called with a line for people after the registration and after each round without
   *     failures
   */
  public static RankedReport run(RankedOptions options, Consumer<String> out)
      throws InterruptedException {
    try (RankedApi api = new RankedApi(options)) {
      return new RankedRun(options, api).run(out);
    }
  }

  private RankedReport run(Consumer<String> out) throws InterruptedException {
    List<Contender> contenders = new ArrayList<>();
    List<List<PlayedGame>> games = new ArrayList<>();
    List<Double> correlations = new ArrayList<>();
    List<BoardLine> board = List.of();
    try {
      register(contenders);
      out.accept("%d players registered".formatted(contenders.size()));
      Map<String, Contender> byId = new HashMap<>();
      contenders.forEach(contender -> byId.put(contender.id(), contender));
      List<String> truth = RankedReport.trueOrder(contenders);
      for (int round = 1; round <= options.rounds() && failures.isEmpty(); round++) {
        List<Contender> queueing = new ArrayList<>(contenders);
        Collections.shuffle(queueing, random);
        games.add(new Round(options, api, byId).play(queueing, failures));
        board = board();
        check(round, games.getLast(), board);
        if (failures.isEmpty()) {
          double correlation =
              RankCorrelation.of(truth, board.stream().map(BoardLine::player).toList());
          correlations.add(correlation);
          out.accept(
              "round %2d: %3d matches rated, rank correlation %.3f"
                  .formatted(round, games.getLast().size(), correlation));
        }
      }
    } catch (ApiFailed e) {
      failures.add(String.valueOf(e.getMessage()));
    }
    return new RankedReport(contenders, games, board, correlations, failures);
  }

  private void register(List<Contender> contenders) throws ApiFailed, InterruptedException {
    String prefix = "player " + Long.toString(options.seed() & 0xffffff, 36) + "-";
    for (int i = 1; i <= options.players(); i++) {
      String username = prefix + i;
      JsonNode player = api.register(username, UUID.randomUUID().toString());
      contenders.add(
          new Contender(
              player.path("player_id").asText(),
              username,
              player.path("access_token").asText(),
              random.nextGaussian(MEAN, DEVIATION)));
    }
  }

  private List<BoardLine> board() throws ApiFailed, InterruptedException {
    List<BoardLine> board = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = api.board(cursor);
      for (JsonNode line : page.path("entries")) {
        board.add(
            new BoardLine(
                line.path("rank").asInt(),
                line.path("player_id").asText(),
                line.path("username").asText(),
                line.path("mu").asDouble(),
                line.path("sigma").asDouble(),
                line.path("games").asInt()));
      }
      cursor = page.path("next").asText();
    } while (!cursor.isEmpty());
    return board;
  }

  /**
   * Checks that everybody has played in every round, that the leaderboard has as many lines as
   * there are players, and that it is in order.
   */
  private void check(int round, List<PlayedGame> games, List<BoardLine> board) {
    int expected = options.players() / options.matchSize();
    if (games.size() != expected) {
      failures.add("round %d: %d of %d matches rated".formatted(round, games.size(), expected));
    }
    if (board.size() != options.players()) {
      failures.add(
          "round %d: %d of %d players on the board"
              .formatted(round, board.size(), options.players()));
    }
    for (int i = 0; i < board.size(); i++) {
      BoardLine line = board.get(i);
      if (line.games() != round) {
        failures.add(
            "round %d: %s has %d rated games".formatted(round, line.username(), line.games()));
      }
      boolean inOrder = i == 0 || line.score() <= board.get(i - 1).score() + 1e-9;
      if (line.rank() != i + 1 || !inOrder) {
        failures.add("round %d: the board is out of order at %s".formatted(round, line));
      }
    }
  }
}
