/** What gateways know of a queue: the operator publishes it here, from the MatchQueue's spec. */
@NullMarked
package games.kickoff.redis.queue;

import org.jspecify.annotations.NullMarked;
