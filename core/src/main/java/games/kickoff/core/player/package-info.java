/** Who a registered player is: their name, and the key that makes registering repeatable. Pure. */
@NullMarked
package games.kickoff.core.player;

import org.jspecify.annotations.NullMarked;
