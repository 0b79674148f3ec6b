/**
 * The simple API as a client sees it: one request, one reply. The bot decides whether and when to
 * repeat a request.
 */
@NullMarked
package games.kickoff.loadtest.gateway;

import org.jspecify.annotations.NullMarked;
