/**
 * Tickets in Redis as players use them: join, cancel, ask. Each change is one atomic script. What
 * the operator does to tickets is in {@code games.kickoff.redis.claim}.
 */
@NullMarked
package games.kickoff.redis.ticket;

import org.jspecify.annotations.NullMarked;
