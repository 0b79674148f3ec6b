package games.kickoff.gateway.serving.admission;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.match.MatchResult;
import games.kickoff.core.result.MatchPage;
import games.kickoff.core.result.MatchRequest;
import games.kickoff.core.result.PlayedMatch;
import games.kickoff.core.result.Results;
import games.kickoff.core.result.SubmitResult;
import java.util.Optional;

/**
 * Results behind two gates; each method may also throw {@link Overloaded}.
 *
 * @param gate of what a match's server and its players wait for
 * @param boards of the pages that anybody may turn
 */
public record GatedResults(StoreGate gate, StoreGate boards, Results results) implements Results {

  @Override
  public SubmitResult submit(MatchId match, MatchResult result) {
    return gate.call("result", () -> results.submit(match, result));
  }

  @Override
  public Optional<PlayedMatch> find(MatchId match) {
    return gate.call("match", () -> results.find(match));
  }

  @Override
  public MatchPage latest(MatchRequest request) {
    return boards.call("latest", () -> results.latest(request));
  }
}
