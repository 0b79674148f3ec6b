package games.kickoff.postgres.ladder;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.rating.Rating;

/** What an entry of the ledger says of one player. */
record RatingChange(PlayerId player, Rating before, Rating after) {}
