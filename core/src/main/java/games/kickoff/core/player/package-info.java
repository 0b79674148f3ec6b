/**
 * Registered players: their names, the key that makes registering repeatable, and the port that
 * registers and finds them.
 */
@NullMarked
package games.kickoff.core.player;

import org.jspecify.annotations.NullMarked;
