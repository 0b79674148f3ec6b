/** A gateway and a game server small enough to lie on purpose. */
@NullMarked
package games.kickoff.loadtest.fake;

import org.jspecify.annotations.NullMarked;
