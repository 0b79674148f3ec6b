/**
 * Reads a MatchQueue's spec, the same way for the operator, the simulator and the local stack.
 * Pure. An invalid spec gives an {@link games.kickoff.operator.rules.InvalidQueue} that names the
 * field.
 */
@NullMarked
package games.kickoff.operator.rules;

import org.jspecify.annotations.NullMarked;
