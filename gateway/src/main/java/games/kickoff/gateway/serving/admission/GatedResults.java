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
 * Calls results through one of two gates; each method may also throw {@link Overloaded}.
 *
 * @param gate for the calls that a match's server and its players depend on
 * @param boards for the list of the latest matches, which clients may page through at any rate
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
