/**
 * Who leads: the Lease, the fence that numbers our term, counted by the stores, and the term's
 * time, which must not jump when somebody sets the clock of its machine.
 */
@NullMarked
package games.kickoff.operator.leader;

import org.jspecify.annotations.NullMarked;
