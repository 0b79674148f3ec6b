/**
 * Access to the realm's Redis: connections, the way to the primary, and scripts. No other module
 * knows a key of Redis; the key layout is documented in {@code lib.lua}, with which every script
 * starts.
 */
@NullMarked
package games.kickoff.redis.connection;

import org.jspecify.annotations.NullMarked;
