/** What this gateway remembers of the published queues for a moment, so as not to ask each time. */
@NullMarked
package games.kickoff.gateway.queue;

import org.jspecify.annotations.NullMarked;
