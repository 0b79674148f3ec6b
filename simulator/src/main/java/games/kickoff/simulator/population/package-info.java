/** The arrivals of a simulation: generated from a seed, or read from a file of recorded tickets. */
@NullMarked
package games.kickoff.simulator.population;

import org.jspecify.annotations.NullMarked;
