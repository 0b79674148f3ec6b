/**
 * The family of routes under {@code /matchmaking}, compatible with existing clients: tickets on the
 * default queue, queues of regions, recorded matches and their results. Errors are plain text, or
 * JSON where those clients expect it.
 */
@NullMarked
package games.kickoff.gateway.api.matchmaking;

import org.jspecify.annotations.NullMarked;
