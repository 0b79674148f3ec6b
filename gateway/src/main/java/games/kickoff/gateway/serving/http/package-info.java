/**
 * How any request is read, bounded, refused, answered and counted, whatever client family it is of.
 * Knows no route and no store; a family of routes comes in as a {@link
 * games.kickoff.gateway.serving.http.RouteGroup}.
 */
@NullMarked
package games.kickoff.gateway.serving.http;

import org.jspecify.annotations.NullMarked;
