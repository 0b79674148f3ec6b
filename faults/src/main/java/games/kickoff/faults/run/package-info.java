/** {@code make faults}: runs, one after the other, and a table of what came of them. */
@NullMarked
package games.kickoff.faults.run;

import org.jspecify.annotations.NullMarked;
