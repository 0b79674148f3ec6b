package games.kickoff.gateway.api.players;

/**
 * The end of logins.
 *
 * @param revoked how many were ended by this request
 */
record RevokedAnswer(int revoked) {}
