package games.kickoff.gateway.api.matchmaking;

import com.fasterxml.jackson.annotation.JsonInclude;
import games.kickoff.core.result.MatchCursor;
import games.kickoff.core.result.MatchPage;
import java.util.List;

/**
 * A page of matches, the newest first.
 *
 * @param next the cursor of the next page; left out on the last page
 */
record PlayedMatchesAnswer(
    List<PlayedMatchAnswer> matches, @JsonInclude(JsonInclude.Include.NON_EMPTY) String next) {

  static PlayedMatchesAnswer of(MatchPage page) {
    return new PlayedMatchesAnswer(
        page.matches().stream().map(PlayedMatchAnswer::of).toList(),
        page.next().map(MatchCursor::text).orElse(""));
  }
}
