package games.kickoff.gateway.api.matchmaking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import games.kickoff.core.match.Ranks;
import games.kickoff.core.match.TeamName;
import games.kickoff.gateway.serving.http.JsonBody;
import games.kickoff.gateway.serving.http.Refusal;
import io.javalin.http.Context;
import java.util.List;

/** A result as a request gives it; what it means depends on how many teams the match has. */
sealed interface GivenResult {

  /** One team won, or {@code draw}. */
  record Winner(String name) implements GivenResult {

    @Override
    public Ranks ranks(int teams) {
      if (name.equals("draw")) {
        return Ranks.draw(teams);
      }
      return Ranks.winner(TeamName.find(name, teams).orElseThrow(() -> wrongTeams(teams)), teams);
    }
  }

  /** A rank for each team. */
  record OfEach(Ranks ranks) implements GivenResult {

    @Override
    public Ranks ranks(int teams) {
      return ranks; // the store compares their number with the match's, in its transaction
    }
  }

  /** The ranks of that many teams. */
  Ranks ranks(int teams);

  /**
   * Reads {@code {"winner":"teamA"}} or {@code {"ranks":[0,2,1]}}.
   *
   * @throws Refusal 400
   */
  static GivenResult inBody(Context request) {
    ObjectNode body = JsonBody.read(request);
    JsonNode winner = body.path("winner");
    JsonNode ranks = body.path("ranks");
    if (winner.isTextual() && ranks.isMissingNode()) {
      return new Winner(winner.textValue());
    }
    boolean numbers = ranks.isArray() && ranks.valueStream().allMatch(JsonNode::isInt);
    if (!numbers || ranks.size() > Ranks.MOST_TEAMS || !winner.isMissingNode()) {
      throw invalid();
    }
    List<Integer> values = ranks.valueStream().map(JsonNode::intValue).toList();
    try {
      return new OfEach(new Ranks(values));
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static Refusal invalid() {
    return Refusal.badRequest(
        "invalid_result",
        "Send winner, a team's name or draw; or ranks, a number for each team: 0 is first.");
  }

  static Refusal wrongTeams(int teams) {
    return Refusal.badRequest(
        "invalid_result",
        "The match has %d teams, %s to %s."
            .formatted(teams, TeamName.of(0), TeamName.of(teams - 1)));
  }
}
