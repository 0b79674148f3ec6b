/** The queues that the operator knows by now. */
@NullMarked
package games.kickoff.operator.queue;

import org.jspecify.annotations.NullMarked;
