/**
 * Registered players who play rounds on a ladder, over HTTP alone: whether the board comes to their
 * true order, and whether anything is lost on the way.
 */
@NullMarked
package games.kickoff.loadtest.ranked;

import org.jspecify.annotations.NullMarked;
