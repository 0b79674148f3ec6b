/** Who arrives when: made up from a seed, or read from a file of recorded tickets. */
@NullMarked
package games.kickoff.simulator.population;

import org.jspecify.annotations.NullMarked;
