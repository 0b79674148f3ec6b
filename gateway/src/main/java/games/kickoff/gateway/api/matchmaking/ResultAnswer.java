package games.kickoff.gateway.api.matchmaking;

import games.kickoff.core.match.TeamName;
import games.kickoff.core.result.AcceptedResult;
import java.util.List;
import java.util.Locale;

/**
 * A match's result.
 *
 * @param winner the team that alone has rank 0, or {@code draw}
 * @param ranks the teams' ranks, in the order of the teams; 0 is first
 * @param source {@code api} or {@code server} (its termination message)
 * @param state {@code waiting} until the match ends; then {@code rated}, {@code unrated} (the match
 *     counts for no ladder), or {@code void} (the match was cancelled)
 * @param acceptedAt in RFC 3339
 */
record ResultAnswer(
    String winner, List<Integer> ranks, String source, String state, String acceptedAt) {

  static ResultAnswer of(AcceptedResult result) {
    List<Integer> ranks = result.ranks().values();
    boolean alone = ranks.stream().filter(rank -> rank == 0).count() == 1;
    return new ResultAnswer(
        alone ? TeamName.of(ranks.indexOf(0)) : "draw",
        ranks,
        result.source().name().toLowerCase(Locale.ROOT),
        result.state().name().toLowerCase(Locale.ROOT),
        result.acceptedAt().toString());
  }
}
