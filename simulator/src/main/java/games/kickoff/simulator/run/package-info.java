/** Runs one matcher on one stream of arrivals, in virtual time, and measures it. */
@NullMarked
package games.kickoff.simulator.run;

import org.jspecify.annotations.NullMarked;
