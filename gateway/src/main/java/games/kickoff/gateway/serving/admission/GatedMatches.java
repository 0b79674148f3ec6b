package games.kickoff.gateway.serving.admission;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.claim.Matches;
import games.kickoff.core.id.MatchId;
import java.util.List;
import java.util.Optional;

/** Calls matches through a gate; each method may also throw {@link Overloaded}. */
public record GatedMatches(StoreGate gate, Matches matches) implements Matches {

  @Override
  public Optional<MatchView> find(MatchId match) {
    return gate.call("match", () -> matches.find(match));
  }

  @Override
  public List<MatchView> live(int skipped, int limit) {
    return gate.call("matches", () -> matches.live(skipped, limit));
  }

  @Override
  public void nudge(MatchId match) {
    var unused =
        gate.call(
            "nudge",
            () -> {
              matches.nudge(match);
              return match;
            });
  }
}
