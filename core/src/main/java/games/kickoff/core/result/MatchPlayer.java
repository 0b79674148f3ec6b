package games.kickoff.core.result;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.rating.Rating;
import java.util.Optional;

/**
 * A player of a match.
 *
 * @param before their rating: when the match was recorded, and once it is rated the one its update
 *     started from; empty: the match counts for no ladder, or never started
 * @param after their rating by its result; empty: it is not rated
 */
public record MatchPlayer(PlayerId player, Optional<Rating> before, Optional<Rating> after) {}
