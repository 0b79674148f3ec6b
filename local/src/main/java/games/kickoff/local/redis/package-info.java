/**
 * A Redis of our own: the embedded binary, started, killed and restarted by whoever needs one,
 * alone or as a primary with its replica, watched by sentinels, or as a cluster.
 */
@NullMarked
package games.kickoff.local.redis;

import org.jspecify.annotations.NullMarked;
