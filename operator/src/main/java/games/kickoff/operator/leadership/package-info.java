/** Who leads: the Lease, and the fence that numbers our term of it. */
@NullMarked
package games.kickoff.operator.leadership;

import org.jspecify.annotations.NullMarked;
