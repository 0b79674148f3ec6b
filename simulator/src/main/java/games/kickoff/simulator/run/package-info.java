/** One matcher against one stream of arrivals, in virtual time. */
@NullMarked
package games.kickoff.simulator.run;

import org.jspecify.annotations.NullMarked;
