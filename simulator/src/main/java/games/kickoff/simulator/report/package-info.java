/** Reports of results: a table, CSV, and a page of HTML. */
@NullMarked
package games.kickoff.simulator.report;

import org.jspecify.annotations.NullMarked;
