package games.kickoff.faults.history;

import games.kickoff.core.id.MatchId;

/**
 * What Postgres held as soon as the first player of a match was assigned.
 *
 * @param recorded whether the match had a record that says when its server was ready
 */
public record AssignmentCheck(MatchId match, Moment at, boolean recorded) {}
