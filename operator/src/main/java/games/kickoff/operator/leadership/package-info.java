/** Who leads: the Lease, and the fence that numbers our term, counted by the stores. */
@NullMarked
package games.kickoff.operator.leadership;

import org.jspecify.annotations.NullMarked;
