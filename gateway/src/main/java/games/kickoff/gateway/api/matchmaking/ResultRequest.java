package games.kickoff.gateway.api.matchmaking;

import com.fasterxml.jackson.core.type.TypeReference;
import games.kickoff.core.match.MatchResult;
import games.kickoff.core.match.TeamName;
import games.kickoff.gateway.serving.http.Json;
import games.kickoff.gateway.serving.http.JsonBody;
import games.kickoff.gateway.serving.http.Refusal;
import io.javalin.http.Context;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the result in a request's body, and makes the refusals of an invalid one. */
final class ResultRequest {

  private static final TypeReference<Map<String, @Nullable Object>> FIELDS =
      new TypeReference<>() {};

  private ResultRequest() {}

  /**
   * Reads {@code {"winner":"teamA"}} or {@code {"ranks":[0,2,1]}}.
   *
   * @throws Refusal 400 if the body is neither
   */
  static MatchResult read(Context request) {
    return MatchResult.read(Json.MAPPER.convertValue(JsonBody.read(request), FIELDS))
        .orElseThrow(() ->
            Refusal.badRequest(
                "invalid_result",
                "Send winner, a team's name or draw; or ranks, a number for each team: 0 is"
                    + " first."));
  }

  /** The refusal of a result that does not fit a match with this number of teams. */
  static Refusal wrongTeams(int teams) {
    if (teams < 2) {
      return Refusal.conflict("one_team", "The match has one team, so nobody to win against.");
    }
    return Refusal.badRequest(
        "invalid_result",
        "The match has %d teams, %s to %s."
            .formatted(teams, TeamName.of(0), TeamName.of(teams - 1)));
  }
}
