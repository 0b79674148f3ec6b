package games.kickoff.postgres.ladder;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.rating.Rating;

/** The change of one player's rating in an entry of the ledger. */
record RatingChange(PlayerId player, Rating before, Rating after) {}
