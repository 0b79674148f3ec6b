/** {@code make faults}: plays runs and prints a table of their results. */
@NullMarked
package games.kickoff.faults.run;

import org.jspecify.annotations.NullMarked;
