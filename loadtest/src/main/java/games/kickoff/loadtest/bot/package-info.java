/**
 * One player: joins, waits, connects, plays, leaves, and notices every answer that must not occur.
 */
@NullMarked
package games.kickoff.loadtest.bot;

import org.jspecify.annotations.NullMarked;
