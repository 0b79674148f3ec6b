package games.kickoff.postgres.ladder;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.Decay;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.rating.Rating;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of {@code ratings}.
 *
 * @param played when the player's last game ended
 * @param idleSince that time, moved forward by the days of decay that were applied since; empty
 *     when there is nothing left to decay
 */
record RatingRow(
    PlayerId player,
    Rating rating,
    String region,
    int games,
    Instant played,
    Optional<Instant> idleSince) {

  /** The whole days of decay that are due at that time and were not applied yet. */
  int daysDue(LadderRules ladder, Instant now) {
    return ladder.decay().isEmpty() || idleSince.isEmpty()
        ? 0
        : ladder.decay().get().days(idleSince.get(), now);
  }

  /** The row after that many more days of decay. */
  RatingRow decayed(Decay decay, int days, Rating newcomer) {
    Rating grown = decay.apply(rating, days, newcomer);
    Optional<Instant> rest =
        grown.deviation() >= newcomer.deviation()
            ? Optional.empty()
            : idleSince.map(since -> since.plus(Duration.ofDays(days)));
    return new RatingRow(player, grown, region, games, played, rest);
  }

  /**
   * The row after a game.
   *
   * @param ended when the game ended, which may be long ago, or before the player's last game, as a
   *     result may come late
   * @param now when the row is written. When there was nothing left to decay, all decay due until
   *     now counts as applied
   */
  RatingRow played(LadderRules ladder, Rating next, String where, Instant ended, Instant now) {
    Instant last = ended.isAfter(played) ? ended : played;
    // It never moves back: the rating before this game already had the days of decay in between.
    Instant had =
        idleSince.orElseGet(() -> ladder.decay().map(d -> now.minus(d.after())).orElse(last));
    Instant idle = had.isAfter(last) ? had : last;
    return new RatingRow(player, next, where, games + 1, last, Optional.of(idle));
  }
}
