/** Leaderboards, and a player's place on them. */
@NullMarked
package games.kickoff.gateway.ladder;

import org.jspecify.annotations.NullMarked;
