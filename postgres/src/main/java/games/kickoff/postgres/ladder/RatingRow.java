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
 * @param played when their last game ended
 * @param idleSince that, and the days of decay they have had since; empty: nothing is left to decay
 */
record RatingRow(
    PlayerId player,
    Rating rating,
    String region,
    int games,
    Instant played,
    Optional<Instant> idleSince) {

  /** The whole days of decay that are due by then and that they have not had. */
  int daysDue(LadderRules ladder, Instant now) {
    return ladder.decay().isEmpty() || idleSince.isEmpty()
        ? 0
        : ladder.decay().get().days(idleSince.get(), now);
  }

  /** The row after so many days of decay. */
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
   * @param ended when the game did, which may be long ago, or before their last one: a result may
   *     come late
   * @param now when it is written; the days before {@code now - after} are had, or more than a
   *     newcomer's deviation has room for
   */
  RatingRow played(LadderRules ladder, Rating next, String where, Instant ended, Instant now) {
    Instant last = ended.isAfter(played) ? ended : played;
    // Never back: the days between were in their rating before this game.
    Instant had =
        idleSince.orElseGet(() -> ladder.decay().map(d -> now.minus(d.after())).orElse(last));
    Instant idle = had.isAfter(last) ? had : last;
    return new RatingRow(player, next, where, games + 1, last, Optional.of(idle));
  }
}
