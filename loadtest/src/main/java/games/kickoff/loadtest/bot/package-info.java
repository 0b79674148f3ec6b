/**
 * One player: joins, waits, connects, plays, leaves, and notices whatever it should not have seen.
 */
@NullMarked
package games.kickoff.loadtest.bot;

import org.jspecify.annotations.NullMarked;
