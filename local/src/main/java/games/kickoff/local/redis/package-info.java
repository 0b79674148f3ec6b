/**
 * An embedded Redis that can be started, killed and restarted: alone, as a primary with its
 * replica, watched by sentinels, or as a cluster.
 */
@NullMarked
package games.kickoff.local.redis;

import org.jspecify.annotations.NullMarked;
