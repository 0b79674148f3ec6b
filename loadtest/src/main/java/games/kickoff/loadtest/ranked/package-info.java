/**
 * Registered players play rounds on a ladder, over HTTP alone. The result shows whether the
 * leaderboard approaches their true order, and whether a player or a match was lost.
 */
@NullMarked
package games.kickoff.loadtest.ranked;

import org.jspecify.annotations.NullMarked;
