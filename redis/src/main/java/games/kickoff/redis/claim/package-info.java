/**
 * Pools, claims and live matches in Redis: each change one atomic script, each of the operator's
 * under its fence.
 */
@NullMarked
package games.kickoff.redis.claim;

import org.jspecify.annotations.NullMarked;
