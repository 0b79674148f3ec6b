/** The queues that the operator knows. */
@NullMarked
package games.kickoff.operator.queue;

import org.jspecify.annotations.NullMarked;
