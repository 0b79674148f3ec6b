package games.kickoff.gateway.api.matchmaking;

/**
 * What became of a result that was handed in.
 *
 * @param status {@code accepted}, or {@code already_accepted}: nothing was changed
 */
record TakenAnswer(String matchId, String status, ResultAnswer result) {}
