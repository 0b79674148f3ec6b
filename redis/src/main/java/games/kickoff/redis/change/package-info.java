/** Queues' logs and announcements in Redis, followed as they are written. */
@NullMarked
package games.kickoff.redis.change;

import org.jspecify.annotations.NullMarked;
