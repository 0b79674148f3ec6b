package games.kickoff.gateway.api.players;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.BoardCursor;
import games.kickoff.core.ladder.BoardRequest;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.ladder.Leaderboards;
import games.kickoff.gateway.queue.KnownQueues;
import games.kickoff.gateway.serving.http.Query;
import games.kickoff.gateway.serving.http.Refusal;
import games.kickoff.gateway.serving.http.RequestedPlayer;
import games.kickoff.gateway.serving.http.RouteGroup;
import games.kickoff.gateway.serving.http.Routes;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** The routes of leaderboards. */
public final class LeaderboardApi implements RouteGroup {

  private static final int PAGE = 20;

  private final Leaderboards boards;
  private final KnownQueues queues;

  public LeaderboardApi(Leaderboards boards, KnownQueues queues) {
    this.boards = boards;
    this.queues = queues;
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .under("/players")
        .get("/leaderboard", this::board)
        .get("/player/{player_id}/rank", this::rank);
  }

  private void board(Context request) {
    int limit = Query.limit(request, PAGE, Leaderboards.MOST_ENTRIES);
    String region = Query.region(request);
    Optional<BoardCursor> after = Query.cursor(request, BoardCursor::parse);
    LadderName ladder = ladder(request);
    request.json(
        BoardAnswer.of(
            ladder, region, boards.page(new BoardRequest(ladder, region, limit, after))));
  }

  private void rank(Context request) {
    PlayerId player = RequestedPlayer.inPath(request);
    String region = Query.region(request);
    LadderName ladder = ladder(request);
    request.json(
        boards
            .find(ladder, region, player)
            .map(BoardAnswer.Entry::of)
            .orElseThrow(() ->
                Refusal.notFound(
                    "not_ranked", "The player has no rated match on that board yet.")));
  }

  /**
   * The ladder that the request names. If it names none and there is only one, that one.
   *
   * @throws Refusal 400 if the name is invalid, or is missing although there is not exactly one
   */
  private LadderName ladder(Context request) {
    Optional<String> named = Query.single(request, "ladder");
    if (named.isPresent()) {
      try {
        return new LadderName(named.get());
      } catch (IllegalArgumentException e) {
        throw Refusal.badRequest("invalid_ladder", "Send one ladder, by its name.");
      }
    }
    List<LadderName> all = queues.ladders().stream().map(LadderRules::name).toList();
    if (all.size() == 1) {
      return all.getFirst();
    }
    throw Refusal.badRequest("invalid_ladder", "Send one ladder, by its name.")
        .with("ladders", all.stream().map(LadderName::value).toList());
  }
}
