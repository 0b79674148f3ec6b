/**
 * A Redis of our own: the embedded binary, started, killed and restarted by whoever needs one.
 * Speaks only PING and CLUSTER to it.
 */
@NullMarked
package games.kickoff.local.redis;

import org.jspecify.annotations.NullMarked;
