/** Results as a table, as CSV and as a page. */
@NullMarked
package games.kickoff.simulator.report;

import org.jspecify.annotations.NullMarked;
