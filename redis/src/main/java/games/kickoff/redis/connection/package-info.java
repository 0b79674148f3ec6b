/**
 * How the realm's Redis is reached: connection, key layout, scripts. Nothing outside this module
 * knows a key; the layout is documented in {@code lib.lua}, which every script starts with.
 */
@NullMarked
package games.kickoff.redis.connection;

import org.jspecify.annotations.NullMarked;
