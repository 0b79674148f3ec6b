package games.kickoff.gateway.api.matchmaking;

/**
 * The answer to a submitted result.
 *
 * @param status {@code accepted}; or {@code already_accepted}: the match had the same result
 *     already, and nothing has changed
 */
record TakenAnswer(String matchId, String status, ResultAnswer result) {}
