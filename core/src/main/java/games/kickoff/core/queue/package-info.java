/**
 * Queues: a queue's key, what is published of it, and the ports that publish queues and read them.
 * The rules by which a queue's matches are formed are in {@code games.kickoff.core.match}.
 */
@NullMarked
package games.kickoff.core.queue;

import org.jspecify.annotations.NullMarked;
