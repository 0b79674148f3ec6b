package games.kickoff.core.result;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.rating.Rating;
import java.util.Optional;

/**
 * A player of a match.
 *
 * @param before their rating when the match was recorded; once the match is rated, the rating that
 *     its update started from. Empty when the match counts for no ladder, or never started
 * @param after their rating after the update; empty when the match is not rated
 */
public record MatchPlayer(PlayerId player, Optional<Rating> before, Optional<Rating> after) {}
