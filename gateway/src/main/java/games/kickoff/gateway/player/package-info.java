/** Players register here, and are asked for. */
@NullMarked
package games.kickoff.gateway.player;

import org.jspecify.annotations.NullMarked;
