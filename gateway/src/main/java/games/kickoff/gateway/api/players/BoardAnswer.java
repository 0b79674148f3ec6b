package games.kickoff.gateway.api.players;

import com.fasterxml.jackson.annotation.JsonInclude;
import games.kickoff.core.ladder.BoardCursor;
import games.kickoff.core.ladder.BoardEntry;
import games.kickoff.core.ladder.BoardPage;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.player.Username;
import java.util.List;

/**
 * A page of a leaderboard.
 *
 * @param region left out if the board is that of all regions
 * @param next the cursor of the next page; left out on the last page
 */
record BoardAnswer(
    String ladder,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String region,
    List<Entry> entries,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String next) {

  /**
   * A player's entry on the board.
   *
   * @param rank counted from 1
   * @param username left out if the player never registered
   * @param score μ − 3σ
   * @param region the region of the player's last rated match; left out if its queue had none
   * @param lastPlayed in RFC 3339
   */
  record Entry(
      long rank,
      String playerId,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String username,
      double mu,
      double sigma,
      double score,
      int games,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String region,
      String lastPlayed) {

    static Entry of(BoardEntry entry) {
      return new Entry(
          entry.rank(),
          entry.player().value(),
          entry.username().map(Username::value).orElse(""),
          entry.rating().mean(),
          entry.rating().deviation(),
          entry.conservative(),
          entry.games(),
          entry.region(),
          entry.lastPlayed().toString());
    }
  }

  static BoardAnswer of(LadderName ladder, String region, BoardPage page) {
    return new BoardAnswer(
        ladder.value(),
        region,
        page.entries().stream().map(Entry::of).toList(),
        page.next().map(BoardCursor::text).orElse(""));
  }
}
