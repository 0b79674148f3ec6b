/**
 * The family of routes under {@code /players}: registration, tokens, leaderboards and a player's
 * rank on them.
 */
@NullMarked
package games.kickoff.gateway.api.players;

import org.jspecify.annotations.NullMarked;
