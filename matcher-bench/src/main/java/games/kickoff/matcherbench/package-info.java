/** JMH benchmarks of the matcher. Nothing depends on this module. */
@NullMarked
package games.kickoff.matcherbench;

import org.jspecify.annotations.NullMarked;
