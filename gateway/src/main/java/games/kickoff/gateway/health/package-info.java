/** Whether the gateway can serve players right now, and if not, what is missing. */
@NullMarked
package games.kickoff.gateway.health;

import org.jspecify.annotations.NullMarked;
