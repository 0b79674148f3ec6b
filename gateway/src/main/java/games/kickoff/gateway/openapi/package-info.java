/** The description of all routes, as programs read it. */
@NullMarked
package games.kickoff.gateway.openapi;

import org.jspecify.annotations.NullMarked;
