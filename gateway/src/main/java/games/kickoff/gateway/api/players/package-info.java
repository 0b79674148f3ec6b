/**
 * The family under {@code /players}: registration, tokens, leaderboards and a player's place on
 * them.
 */
@NullMarked
package games.kickoff.gateway.api.players;

import org.jspecify.annotations.NullMarked;
