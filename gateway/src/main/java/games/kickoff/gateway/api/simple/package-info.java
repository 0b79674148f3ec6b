/**
 * The simple API: join, status, end, active sessions and health on the default queue, compatible
 * with existing clients.
 */
@NullMarked
package games.kickoff.gateway.api.simple;

import org.jspecify.annotations.NullMarked;
