package games.kickoff.faults.history;

import games.kickoff.core.id.MatchId;

/** A look into Postgres as soon as the first player was assigned. */
public record AssignmentCheck(MatchId match, Moment at, boolean recorded) {}
