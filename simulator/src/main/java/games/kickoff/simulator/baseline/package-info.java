/** Common ways to match by skill, as baselines for comparison. None is used in production. */
@NullMarked
package games.kickoff.simulator.baseline;

import org.jspecify.annotations.NullMarked;
