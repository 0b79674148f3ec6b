/**
 * The operator's time: what decides time limits and graces must not jump when somebody sets the
 * clock of its machine. No I/O here.
 */
@NullMarked
package games.kickoff.operator.clock;

import org.jspecify.annotations.NullMarked;
