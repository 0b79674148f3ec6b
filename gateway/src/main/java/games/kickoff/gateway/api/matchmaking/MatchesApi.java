package games.kickoff.gateway.api.matchmaking;

import games.kickoff.core.claim.Matches;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.Ulid;
import games.kickoff.core.match.MatchResult;
import games.kickoff.core.match.MatchStatus;
import games.kickoff.core.result.AcceptedResult;
import games.kickoff.core.result.MatchCursor;
import games.kickoff.core.result.MatchRequest;
import games.kickoff.core.result.PlayedMatch;
import games.kickoff.core.result.Results;
import games.kickoff.core.result.SubmitResult;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.gateway.serving.admission.Overloaded;
import games.kickoff.gateway.serving.auth.Caller;
import games.kickoff.gateway.serving.http.Query;
import games.kickoff.gateway.serving.http.Refusal;
import games.kickoff.gateway.serving.http.RouteGroup;
import games.kickoff.gateway.serving.http.Routes;
import games.kickoff.gateway.watch.TicketWatch;
import io.javalin.http.Context;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes of played matches and their results. */
public final class MatchesApi implements RouteGroup {

  private static final Logger log = LoggerFactory.getLogger(MatchesApi.class);
  private static final int PAGE = 20;

  /** How long a result that ends its match waits for that end. */
  private static final Duration END_WAIT = Duration.ofSeconds(2);

  private final Results results;
  private final Matches matches;
  private final TicketWatch watch;

  public MatchesApi(Results results, Matches matches, TicketWatch watch) {
    this.results = results;
    this.matches = matches;
    this.watch = watch;
  }

  @Override
  public void addTo(Routes routes) {
    routes.under("/matchmaking/matches").withErrorsInJson().get("/latest", this::latest);
    routes
        .under("/matchmaking/match")
        .withErrorsInJson()
        .get("/{match_id}", this::match)
        .post("/{match_id}/result", this::result);
  }

  private void latest(Context request) {
    request.json(
        PlayedMatchesAnswer.of(
            results.latest(
                new MatchRequest(
                    Query.region(request),
                    Query.limit(request, PAGE, MatchRequest.MOST_MATCHES),
                    Query.cursor(request, MatchCursor::parse)))));
  }

  private void match(Context request) {
    request.json(PlayedMatchAnswer.of(find(id(request))));
  }

  private void result(Context request) {
    Caller.of(request).requireBackend();
    MatchId id = id(request);
    switch (results.submit(id, ResultRequest.read(request))) {
      case SubmitResult.Accepted(AcceptedResult result, boolean endsMatch) ->
          taken(request, id, "accepted", result, endsMatch);
      case SubmitResult.AlreadyTheSame(AcceptedResult result, boolean endsMatch) ->
          taken(request, id, "already_accepted", result, endsMatch);
      case SubmitResult.Different(AcceptedResult first) ->
          throw Refusal.conflict(
                  "different_result", "The match has another result, which came first and stands.")
              .with("result", ResultAnswer.of(first));
      case SubmitResult.NotPlayed(MatchStatus status) ->
          throw Refusal.conflict(
                  "not_played", "The match was not played to its end and takes no result.")
              .with("status", status.word());
      case SubmitResult.WrongTeams(int teams, MatchResult given) ->
          throw ResultRequest.wrongTeams(teams);
      case SubmitResult.UnknownMatch unknown -> throw unknown();
    }
  }

  private void taken(
      Context request, MatchId id, String status, AcceptedResult result, boolean endsMatch) {
    if (endsMatch) {
      endMatch(id);
    }
    request.json(new TakenAnswer(id.value(), status, ResultAnswer.of(result)));
  }

  /**
   * Has the operator end the match now, and waits for that, so that whoever gets the answer finds
   * the players free: a player who queues again at once would otherwise be answered with the match
   * just reported. The result is accepted whatever becomes of this; the operator's audit finds a
   * match that it was not notified of.
   */
  private void endMatch(MatchId id) {
    try {
      matches.nudge(id);
      watch.awaitMatch(id, match -> !match.state().isLive(), END_WAIT);
    } catch (StoreUnavailable | Rebuilding | Overloaded e) {
      log.debug("The result of match {} is accepted, and its end not seen yet", id, e);
    }
  }

  private PlayedMatch find(MatchId id) {
    return results.find(id).orElseThrow(MatchesApi::unknown);
  }

  private static MatchId id(Context request) {
    String text = request.pathParam("match_id");
    if (!Ulid.isValid(text)) {
      throw unknown();
    }
    return new MatchId(text);
  }

  private static Refusal unknown() {
    return Refusal.notFound(
        "unknown_match",
        "There is no such match, or its players have not been assigned to it yet.");
  }
}
