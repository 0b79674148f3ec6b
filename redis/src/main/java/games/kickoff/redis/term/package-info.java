/** The fence in Redis, and the scripts that carry it, which a leader's stores run. */
@NullMarked
package games.kickoff.redis.term;

import org.jspecify.annotations.NullMarked;
