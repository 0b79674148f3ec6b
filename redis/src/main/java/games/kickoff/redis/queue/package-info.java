/**
 * The published queues in Redis: the operator writes them under its fence, and gateways read them.
 */
@NullMarked
package games.kickoff.redis.queue;

import org.jspecify.annotations.NullMarked;
