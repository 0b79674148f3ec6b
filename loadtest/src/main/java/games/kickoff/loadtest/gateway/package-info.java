/**
 * The simple API as a client sees it: one request, one reply. Who asks again, and when, decides the
 * bot.
 */
@NullMarked
package games.kickoff.loadtest.gateway;

import org.jspecify.annotations.NullMarked;
