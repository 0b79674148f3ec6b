/** The usual ways to match by skill, to compare with. None is used in production. */
@NullMarked
package games.kickoff.simulator.baseline;

import org.jspecify.annotations.NullMarked;
