/** Follows queues' logs, nudges and announcements of changes in Redis as they are written. */
@NullMarked
package games.kickoff.redis.change;

import org.jspecify.annotations.NullMarked;
