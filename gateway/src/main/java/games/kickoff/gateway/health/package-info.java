/** Checks whether the gateway can serve players now, and if not, what is missing. */
@NullMarked
package games.kickoff.gateway.health;

import org.jspecify.annotations.NullMarked;
