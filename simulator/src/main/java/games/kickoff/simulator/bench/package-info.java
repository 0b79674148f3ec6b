/**
 * {@code make bench-matcher}: how fast the matcher plans, measured by JMH over tickets that the
 * simulator makes up. Nothing else uses this package.
 */
@NullMarked
package games.kickoff.simulator.bench;

import org.jspecify.annotations.NullMarked;
