/** What a run came to: times, tables, and what can only be seen across all bots. */
@NullMarked
package games.kickoff.loadtest.report;

import org.jspecify.annotations.NullMarked;
