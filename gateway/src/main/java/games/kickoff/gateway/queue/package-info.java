/** A cache of the published queues, so that not every request reads them from the store. */
@NullMarked
package games.kickoff.gateway.queue;

import org.jspecify.annotations.NullMarked;
