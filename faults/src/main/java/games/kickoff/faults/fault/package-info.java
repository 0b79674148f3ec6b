/**
 * The faults: what is broken, when, and how it is repaired. The same seed gives the same schedule.
 */
@NullMarked
package games.kickoff.faults.fault;

import org.jspecify.annotations.NullMarked;
