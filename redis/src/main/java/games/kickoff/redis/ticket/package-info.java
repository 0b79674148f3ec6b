/**
 * Tickets as players see them: join, cancel, ask. Each change is one atomic script. What operators
 * do to tickets stands in {@code games.kickoff.redis.claim}.
 */
@NullMarked
package games.kickoff.redis.ticket;

import org.jspecify.annotations.NullMarked;
