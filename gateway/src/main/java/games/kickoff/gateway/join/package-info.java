/**
 * What the families of routes share when players join: adding ratings to a ticket's attributes, and
 * joining a single player.
 */
@NullMarked
package games.kickoff.gateway.join;

import org.jspecify.annotations.NullMarked;
