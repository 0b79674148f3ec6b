/**
 * Sets the clock of a process from outside, without a hook in its code: a Java agent shifts the
 * time of day that the code reads from the system. Counters of elapsed time ({@link
 * java.lang.System#nanoTime}) are not shifted, since setting a real clock doesn't change them
 * either.
 */
@NullMarked
package games.kickoff.faults.clock;

import org.jspecify.annotations.NullMarked;
