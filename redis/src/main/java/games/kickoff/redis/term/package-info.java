/** The fence in Redis, and the scripts that carry it. */
@NullMarked
package games.kickoff.redis.term;

import org.jspecify.annotations.NullMarked;
