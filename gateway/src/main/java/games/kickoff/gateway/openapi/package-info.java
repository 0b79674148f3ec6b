/** Serves the OpenAPI description of all routes. */
@NullMarked
package games.kickoff.gateway.openapi;

import org.jspecify.annotations.NullMarked;
