package games.kickoff.gateway.serving.admission;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.BoardEntry;
import games.kickoff.core.ladder.BoardPage;
import games.kickoff.core.ladder.BoardRequest;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.Leaderboards;
import java.util.Optional;

/** Calls leaderboards through a gate; each method may also throw {@link Overloaded}. */
public record GatedLeaderboards(StoreGate gate, Leaderboards boards) implements Leaderboards {

  @Override
  public BoardPage page(BoardRequest request) {
    return gate.call("board", () -> boards.page(request));
  }

  @Override
  public Optional<BoardEntry> find(LadderName ladder, String region, PlayerId player) {
    return gate.call("rank", () -> boards.find(ladder, region, player));
  }
}
