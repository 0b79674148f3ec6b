/** The fence in Redis, and running the leader's scripts with it. */
@NullMarked
package games.kickoff.redis.term;

import org.jspecify.annotations.NullMarked;
