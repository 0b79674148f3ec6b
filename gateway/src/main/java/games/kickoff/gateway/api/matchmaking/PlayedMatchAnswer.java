package games.kickoff.gateway.api.matchmaking;

import com.fasterxml.jackson.annotation.JsonInclude;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.match.TeamName;
import games.kickoff.core.rating.Rating;
import games.kickoff.core.reason.Reason;
import games.kickoff.core.result.MatchPlayer;
import games.kickoff.core.result.PlayedMatch;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recorded match. Times are in RFC 3339; fields without a value, or without one yet, are left
 * out.
 *
 * @param players by team: {@code teamA}, {@code teamB}, …
 * @param status {@code running}, {@code completed}, {@code failed}, {@code abandoned} or {@code
 *     cancelled}
 * @param quality how even the match was expected to be, in [0, 1]; 1 is even
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PlayedMatchAnswer(
    String matchId,
    String queue,
    String region,
    String ladder,
    Map<String, List<PlayerInMatch>> players,
    @Nullable Double quality,
    String status,
    String createdAt,
    @Nullable String readyAt,
    @Nullable String endedAt,
    String reason,
    @Nullable ResultAnswer result) {

  /**
   * A player with their rating before the match, and after it once it is rated.
   *
   * @param mu the mean of the rating
   * @param sigma the standard deviation of the rating
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PlayerInMatch(
      String playerId,
      @Nullable Double mu,
      @Nullable Double sigma,
      @Nullable Double muAfter,
      @Nullable Double sigmaAfter) {

    static PlayerInMatch of(MatchPlayer player) {
      return new PlayerInMatch(
          player.player().value(),
          player.before().map(Rating::mean).orElse(null),
          player.before().map(Rating::deviation).orElse(null),
          player.after().map(Rating::mean).orElse(null),
          player.after().map(Rating::deviation).orElse(null));
    }
  }

  static PlayedMatchAnswer of(PlayedMatch match) {
    Map<String, List<PlayerInMatch>> teams = new LinkedHashMap<>();
    for (int i = 0; i < match.teams().size(); i++) {
      teams.put(TeamName.of(i), match.teams().get(i).stream().map(PlayerInMatch::of).toList());
    }
    return new PlayedMatchAnswer(
        match.id().value(),
        match.queue().toString(),
        match.region(),
        match.ladder().map(LadderName::value).orElse(""),
        teams,
        match.quality().isPresent() ? match.quality().getAsDouble() : null,
        match.status().word(),
        match.createdAt().toString(),
        text(match.readyAt()),
        text(match.endedAt()),
        Reason.word(match.reason()),
        match.result().map(ResultAnswer::of).orElse(null));
  }

  private static @Nullable String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }
}
