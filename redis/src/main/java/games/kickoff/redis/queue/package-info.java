/**
 * What gateways know of a queue: the operator publishes it here under its fence, gateways read it.
 */
@NullMarked
package games.kickoff.redis.queue;

import org.jspecify.annotations.NullMarked;
