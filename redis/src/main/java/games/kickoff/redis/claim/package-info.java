/**
 * Pools, claims and live matches in Redis. Each change is one atomic script, and each of the
 * operator's carries its fence.
 */
@NullMarked
package games.kickoff.redis.claim;

import org.jspecify.annotations.NullMarked;
