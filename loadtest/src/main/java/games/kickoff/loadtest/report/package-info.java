/** The result of a run: times, tables, and what can only be checked across all bots. */
@NullMarked
package games.kickoff.loadtest.report;

import org.jspecify.annotations.NullMarked;
