/**
 * A process whose clock can be set from outside, without a hook in what it runs: an agent shifts
 * what its code reads of the machine's clock. Counters of elapsed time are left alone, as a real
 * step of the clock leaves them.
 */
@NullMarked
package games.kickoff.faults.clock;

import org.jspecify.annotations.NullMarked;
