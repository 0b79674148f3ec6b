/**
 * How every request is read, bounded, refused, answered and counted, whichever family of routes it
 * is for. It knows no route and no store; a family of routes is passed in as a {@link
 * games.kickoff.gateway.serving.http.RouteGroup}.
 */
@NullMarked
package games.kickoff.gateway.serving.http;

import org.jspecify.annotations.NullMarked;
