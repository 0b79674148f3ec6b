/**
 * What the chart renders and refuses, through Helm's own code and without a cluster. Knows nothing
 * of the processes the chart runs.
 */
@NullMarked
package games.kickoff.chart;

import org.jspecify.annotations.NullMarked;
