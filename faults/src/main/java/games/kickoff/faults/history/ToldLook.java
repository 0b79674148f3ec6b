package games.kickoff.faults.history;

import games.kickoff.core.id.MatchId;

/** A look into Postgres as soon as the first player was told of a match. */
public record ToldLook(MatchId match, Moment at, boolean recorded) {}
